package org.teasel.learners.golden;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Importances of latents for factors, and the scores of Eastwood and Williams, 2018, that sum them up.
 *
 * @param values latents x factors
 */
record ImportanceMatrix(double[][] values) {

    static ImportanceMatrix ofColumns(int factors, IntFunction<double[]> importances) {
        double[][] columns = IntStream.range(0, factors).mapToObj(importances).toArray(double[][]::new);
        return new ImportanceMatrix(transposed(columns));
    }

    /** How far each latent serves one factor only; latents count by their part of all importance. */
    double disentanglement() {
        return weightedMean(values);
    }

    /** How far each factor is served by one latent only; factors count alike. */
    double completeness() {
        return Arrays.stream(transposed(values))
                .mapToDouble(ImportanceMatrix::concentration)
                .average()
                .orElseThrow();
    }

    /** The same, with factors counted by their part of all importance. */
    double weightedCompleteness() {
        return weightedMean(transposed(values));
    }

    private static double weightedMean(double[][] rows) {
        double total = Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum();
        return Arrays.stream(rows)
                .mapToDouble(row -> Arrays.stream(row).sum() / total * concentration(row))
                .sum();
    }

    private static double concentration(double[] row) {
        double sum = Arrays.stream(row).sum();
        double entropy = Arrays.stream(row)
                .filter(value -> value > 0)
                .map(value -> -value / sum * Math.log(value / sum))
                .sum();
        return 1 - entropy / Math.log(row.length);
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = rows[row][column];
            }
        }
        return columns;
    }
}

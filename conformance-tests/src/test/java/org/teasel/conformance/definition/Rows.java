package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.statistic.Statistics;

/**
 * Rows that a learner is fitted on or judged on.
 *
 * @param means [n][L]
 * @param numbers [n][K], factors as numbers
 * @param labels [n][K], factors as values
 */
record Rows(double[][] means, double[][] numbers, int[][] labels) {

    static RowSample key(Settings settings) {
        return new RowSample(settings.trainingRows() + settings.testRows(), settings.seed());
    }

    static Rows training(Statistics statistics, Mistake mistake) {
        return of(statistics, true, mistake);
    }

    static Rows test(Statistics statistics, Mistake mistake) {
        return of(statistics, false, mistake);
    }

    private static Rows of(Statistics statistics, boolean training, Mistake mistake) {
        Settings settings = statistics.settings();
        Representation sample = statistics.get(key(settings));
        int size = sample.size();
        double share = settings.testRows() / (double) (settings.trainingRows() + settings.testRows());
        int test = (int) Math.max(1, Math.min(size - 1, Math.round(size * share)));
        int[] rows = training
                ? IntStream.range(0, size - test).toArray()
                : IntStream.range(size - test, size).toArray();
        Representation chosen = Representation.of(
                "rows", sample.posteriors().select(rows), sample.factors().select(rows));
        // Bins of continuous factors are those of the whole sample.
        int latents = sample.posteriors().latents();
        int factors = sample.factors().count();
        return new Rows(
                filled(rows.length, latents, chosen.posteriors()::mean),
                filled(
                        rows.length,
                        factors,
                        (n, k) -> chosen.factors().column(k).number(n)),
                Arrays.stream(rows)
                        .mapToObj(row -> IntStream.range(0, factors)
                                .map(k -> label(
                                        sample.factors()
                                                .quantised(settings.factorBins())
                                                .column(k),
                                        row,
                                        mistake == Mistake.LEAST_PROBABLE))
                                .toArray())
                        .toArray(int[][]::new));
    }

    private static int label(FactorColumn column, int row, boolean least) {
        FactorColumn.Finite finite = (FactorColumn.Finite) column;
        return Twin.best(IntStream.range(0, finite.values())
                .mapToDouble(v -> finite.probability(row, v) * (least ? -1 : 1))
                .toArray());
    }

    private interface Cell {
        double at(int row, int column);
    }

    private static double[][] filled(int rows, int columns, Cell cell) {
        return IntStream.range(0, rows)
                .mapToObj(n -> IntStream.range(0, columns)
                        .mapToDouble(c -> cell.at(n, c))
                        .toArray())
                .toArray(double[][]::new);
    }

    int size() {
        return means.length;
    }

    int latents() {
        return means[0].length;
    }

    int factors() {
        return labels[0].length;
    }

    int[] labelsOf(int factor) {
        return Arrays.stream(labels).mapToInt(row -> row[factor]).toArray();
    }

    boolean varies(int factor) {
        return Arrays.stream(labelsOf(factor)).distinct().count() > 1;
    }

    double variance(int latent) {
        double[] column = Twin.column(means, latent);
        double mean = Arrays.stream(column).average().orElseThrow();
        return Arrays.stream(column).map(z -> (z - mean) * (z - mean)).average().orElseThrow();
    }
}

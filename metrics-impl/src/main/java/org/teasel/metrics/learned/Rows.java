package org.teasel.metrics.learned;

import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;

/**
 * Some consecutive rows of a sample, as learners take them.
 *
 * @param sample the sample
 * @param finite its factors with continuous ones cut in bins
 * @param from first row
 * @param to after the last row
 */
record Rows(Representation sample, Factors finite, int from, int to) {

    int size() {
        return to - from;
    }

    Posteriors posteriors() {
        return sample.posteriors().select(IntStream.range(from, to).toArray());
    }

    /** [rows][L], posterior means. */
    double[][] means() {
        return IntStream.range(from, to)
                .mapToObj(row -> IntStream.range(0, sample.posteriors().latents())
                        .mapToDouble(i -> sample.posteriors().mean(row, i))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** [rows][1], posterior means of one latent. */
    double[][] means(int latent) {
        return IntStream.range(from, to)
                .mapToObj(row -> new double[] {sample.posteriors().mean(row, latent)})
                .toArray(double[][]::new);
    }

    /** [rows], a factor as numbers. */
    double[] numbers(int factor) {
        return IntStream.range(from, to)
                .mapToDouble(sample.factors().column(factor)::number)
                .toArray();
    }

    /** [rows], a factor as labels: the most probable value, or the bin of a continuous one. */
    int[] labels(int factor) {
        FactorColumn.Finite column = (FactorColumn.Finite) finite.column(factor);
        return IntStream.range(from, to)
                .map(row -> column instanceof FactorColumn.Labels labels ? labels.code(row) : mostProbable(column, row))
                .toArray();
    }

    private static int mostProbable(FactorColumn.Finite column, int row) {
        int best = 0;
        for (int value = 1; value < column.values(); value++) {
            if (column.probability(row, value) > column.probability(row, best)) {
                best = value;
            }
        }
        return best;
    }
}

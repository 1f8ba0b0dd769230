package org.teasel.conformance.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;

/** Representations made so that what metrics give is known by other means. */
final class Designs {

    private static final String NAME = "design";

    private Designs() {}

    /**
     * Twelve observations, a factor of 3 values by one of 4, and three discrete latents: a good code of the first, a fair
     * one of the second, and a coarse one of the first. No two figures of them are close, so that draws can't change which
     * latent is best.
     */
    static Representation noisyCodes() {
        int[] values = {3, 4, 2};
        List<double[]> rows = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            double[] row = new double[9];
            fill(row, 0, 3, n / 4, 0.9);
            fill(row, 3, 4, n % 4, 0.75);
            fill(row, 7, 2, Math.min(1, n / 4), 0.9);
            rows.add(row);
        }
        return Representation.of(
                NAME,
                Categorical.of(
                        values, rows.stream().flatMapToDouble(Arrays::stream).toArray()),
                Factors.of(
                        12,
                        List.of(labels("first-code", 3, 12, n -> n / 4), labels("second-code", 4, 12, n -> n % 4))));
    }

    private static void fill(double[] row, int from, int values, int right, double probability) {
        for (int v = 0; v < values; v++) {
            row[from + v] = v == right ? probability : (1 - probability) / (values - 1);
        }
    }

    /** Discrete latents of 2 to 4 values that are certain, random codes of rows with 2 factors of 2 and 3 values. */
    static Representation sharpCodes(RandomGenerator random) {
        int rows = 6 + random.nextInt(6);
        int[] values = {2, 3, 4};
        double[] probabilities = new double[rows * 9];
        for (int n = 0; n < rows; n++) {
            // The least and the greatest value occur, so that no code is narrower than it could be.
            int[] codes = Arrays.stream(values).map(random::nextInt).toArray();
            for (int i = 0; i < values.length && n < 2; i++) {
                codes[i] = n * (values[i] - 1);
            }
            probabilities[n * 9 + codes[0]] = 1;
            probabilities[n * 9 + 2 + codes[1]] = 1;
            probabilities[n * 9 + 5 + codes[2]] = 1;
        }
        int[] second = random.ints(rows, 0, 3).toArray();
        return Representation.of(
                NAME,
                Categorical.of(values, probabilities),
                Factors.of(
                        rows,
                        List.of(
                                labels("first-code", 2, rows, n -> n % 2),
                                labels("second-code", 3, rows, n -> second[n]))));
    }

    /** Three Gaussian posteriors of two latents with correlated noise, of unequal weight. */
    static Representation correlatedGaussians() {
        return Representation.of(
                        NAME,
                        CorrelatedGaussian.ofNoise(
                                2,
                                new double[] {-0.2, 0.3, 1.3, -0.8, 2, 1},
                                new double[] {0.5, 0.8, 0.6, 0.4, 0.9, 0.7},
                                new double[] {1, 0.6, 0.6, 1}),
                        Factors.none(3))
                .weighted(new double[] {0.5, 0.3, 0.2});
    }

    /**
     * Four observations whose means have variance 1 and a correlation, and noise of a standard deviation.
     *
     * @param constant whether there is a third latent that is the same for all
     */
    static Representation correlatedMeans(double correlation, double deviation, boolean constant) {
        double rest = Math.sqrt(1 - correlation * correlation);
        double[][] means = new double[4][];
        for (int n = 0; n < 4; n++) {
            double u = n < 2 ? -1 : 1;
            double v = n % 2 == 0 ? -1 : 1;
            double second = correlation * u + rest * v;
            means[n] = constant ? new double[] {u, second, 0} : new double[] {u, second};
        }
        double[][] deviations = Arrays.stream(means)
                .map(row -> Arrays.stream(row).map(m -> deviation).toArray())
                .toArray(double[][]::new);
        return Representation.of(
                NAME,
                deviation == 0 ? Deterministic.of(means) : DiagonalGaussian.of(means, deviations),
                Factors.none(4));
    }

    /** Observations that all have the same Gaussian posterior. */
    static Representation alike(int rows, int latents) {
        double[] means = new double[rows * latents];
        double[] deviations = new double[rows * latents];
        Arrays.fill(means, 0.4);
        Arrays.fill(deviations, 0.7);
        return Representation.of(NAME, DiagonalGaussian.of(latents, means, deviations), Factors.none(rows));
    }

    /** Points with factors. */
    static Representation points(double[][] means, List<? extends FactorColumn> columns) {
        return Representation.of(NAME, Deterministic.of(means), Factors.of(means.length, columns));
    }

    /** A categorical factor. */
    static FactorColumn labels(String name, int values, int rows, IntUnaryOperator code) {
        return FactorColumn.Labels.of(
                Factor.categorical(name, values),
                IntStream.range(0, rows).map(code).toArray());
    }
}

package org.teasel.conformance.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;

/** Few rows that a learner must make something known of. */
final class LearnedData {

    /** Name of a factor that is constant. */
    static final String IDLE = "idle";

    private LearnedData() {}

    /**
     * Latents that are a factor each without noise: of 2 categories, of 3 ordered values, and a number of 3 values, in all
     * combinations and each ten times, so that rows which share one factor differ in the others.
     *
     * @param encoded how many of the three factors have a latent
     * @param idle whether there are two further latents, one that is constant and one that hardly varies
     */
    static Representation grid(int encoded, boolean idle, RandomGenerator random) {
        int rows = 180;
        double[][] means = new double[rows][];
        for (int n = 0; n < rows; n++) {
            double[] values = gridValues(n);
            means[n] = new double[encoded + (idle ? 2 : 0)];
            if (idle) {
                means[n][0] = 0.3;
                means[n][1] = 1e-3 * random.nextGaussian();
            }
            System.arraycopy(values, 0, means[n], idle ? 2 : 0, encoded);
        }
        return Designs.points(means, gridFactors(rows));
    }

    /** The same factors with a latent each, which has a little noise and a unit of its own. */
    static Representation scaled(RandomGenerator random) {
        int rows = 180;
        double[] units = {10, 1, 0.1};
        double[][] means = gaussians(rows, 3, random);
        for (int n = 0; n < rows; n++) {
            double[] values = gridValues(n);
            for (int i = 0; i < 3; i++) {
                means[n][i] = units[i] * (values[i] + 0.1 * means[n][i]);
            }
        }
        return Designs.points(means, gridFactors(rows));
    }

    private static double[] gridValues(int n) {
        return new double[] {n % 2 * 2 - 1, n / 2 % 3 - 1, n / 6 % 3 - 1};
    }

    private static List<FactorColumn> gridFactors(int rows) {
        return List.of(
                Designs.labels("category", 2, rows, n -> n % 2),
                FactorColumn.Labels.of(
                        Factor.ordinal("order", 3),
                        IntStream.range(0, rows).map(n -> n / 2 % 3).toArray()),
                FactorColumn.Measurements.of(
                        Factor.continuous("number"),
                        IntStream.range(0, rows)
                                .mapToDouble(n -> n / 6 % 3 * 0.7)
                                .toArray()));
    }

    /** Three Gaussian latents; a number that is 4 z_0 + 2 z_1, and one that is z_2. */
    static Representation mixed(RandomGenerator random) {
        double[][] means = gaussians(90, 3, random);
        return Designs.points(
                means,
                List.of(
                        FactorColumn.Measurements.of(
                                Factor.continuous("mixed"),
                                Arrays.stream(means)
                                        .mapToDouble(z -> 4 * z[0] + 2 * z[1])
                                        .toArray()),
                        FactorColumn.Measurements.of(
                                Factor.continuous("plain"),
                                Arrays.stream(means).mapToDouble(z -> z[2]).toArray())));
    }

    /** Two Gaussian latents and two factors of fair coins that have nothing to do with them. */
    static Representation unrelated(RandomGenerator random) {
        return Designs.points(gaussians(36, 2, random), List.of(coins("a", 36, random), coins("b", 36, random)));
    }

    /** Two factors that are the same, and two latents: nobody can tell which of the factors rows have in common. */
    static Representation twins(RandomGenerator random) {
        double[][] means = gaussians(40, 2, random);
        return Designs.points(
                means, List.of(Designs.labels("a", 4, 40, n -> n % 4), Designs.labels("b", 4, 40, n -> n % 4)));
    }

    /**
     * A fair coin, and two latents: one that tells it, and one that is noise or tells it too.
     *
     * @param copied whether the second latent is the first again
     */
    static Representation coin(boolean copied, RandomGenerator random) {
        int rows = 48;
        FactorColumn.Labels coin = coins("coin", rows, random);
        double[][] means = gaussians(rows, 2, random);
        for (int n = 0; n < rows; n++) {
            means[n][0] = 2 * coin.code(n) - 1;
            means[n][1] = copied ? means[n][0] : means[n][1];
        }
        return Designs.points(means, List.of(coin));
    }

    /** A fair coin, and a latent of two values that is the upper one with a probability for each side. */
    static Representation noisyCoin(double upperOfHead, double upperOfTail, RandomGenerator random) {
        int rows = 60;
        FactorColumn.Labels coin = coins("coin", rows, random);
        double[][] means = new double[rows][1];
        for (int n = 0; n < rows; n++) {
            double upper = coin.code(n) == 1 ? upperOfHead : upperOfTail;
            means[n][0] = random.nextDouble() < upper ? 1 : -1;
        }
        return Designs.points(means, List.of(coin));
    }

    /** Three values of a factor at three corners of a plane. */
    static Representation corners(RandomGenerator random) {
        int rows = 45;
        double[][] means = gaussians(rows, 2, random);
        double[][] corners = {{1, 0}, {0, 1}, {-1, -1}};
        for (int n = 0; n < rows; n++) {
            for (int i = 0; i < 2; i++) {
                means[n][i] = corners[n % 3][i] + 0.01 * means[n][i];
            }
        }
        return Designs.points(means, List.of(Designs.labels("corner", 3, rows, n -> n % 3)));
    }

    /** Gaussian latents, the second a copy of the first or independent. */
    static Representation pair(int rows, boolean copied, RandomGenerator random) {
        double[][] means = gaussians(rows, 2, random);
        for (double[] row : means) {
            row[1] = copied ? row[0] : row[1];
        }
        return Designs.points(means, List.of());
    }

    /** The same with one more factor, which is constant. */
    static Representation withIdleFactor(Representation representation) {
        List<FactorColumn> columns =
                new ArrayList<>(IntStream.range(0, representation.factors().count())
                        .mapToObj(representation.factors()::column)
                        .toList());
        columns.add(Designs.labels(IDLE, 2, representation.size(), n -> 1));
        return Representation.of(
                representation.name(), representation.posteriors(), Factors.of(representation.size(), columns));
    }

    private static FactorColumn.Labels coins(String name, int rows, RandomGenerator random) {
        return FactorColumn.Labels.of(
                Factor.categorical(name, 2), random.ints(rows, 0, 2).toArray());
    }

    private static double[][] gaussians(int rows, int latents, RandomGenerator random) {
        double[][] table = new double[rows][latents];
        for (double[] row : table) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return table;
    }
}

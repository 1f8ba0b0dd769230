package org.teasel.conformance.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
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

    /** 1 to 3^11. */
    static final double[] POWERS =
            IntStream.range(0, 12).mapToDouble(j -> Math.pow(3, j)).toArray();

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
                Designs.labels("of-two", 2, rows, n -> n % 2),
                FactorColumn.Labels.of(
                        Factor.ordinal("of-three", 3),
                        IntStream.range(0, rows).map(n -> n / 2 % 3).toArray()),
                FactorColumn.Measurements.of(
                        Factor.continuous("of-numbers"),
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

    /** Two latents of -1/2 or 1/2 in all combinations, and two numbers that are a latent each. */
    static Representation halves() {
        double[][] means = IntStream.range(0, 180)
                .mapToObj(n -> new double[] {n % 2 - 0.5, n / 2 % 2 - 0.5})
                .toArray(double[][]::new);
        return Designs.points(means, List.of(numbers("a", means, z -> z[0]), numbers("b", means, z -> z[1])));
    }

    /** Two numbers of variance 20, of which 16 is four times a latent of -1 or 1, and the rest nothing that latents tell. */
    static Representation noisyNumbers() {
        double[][] means = signs();
        return Designs.points(
                means,
                List.of(
                        byRow("a", means, (n, z) -> 10 + 4 * z[0] + (n / 4 % 2 == 0 ? 2 : -2)),
                        byRow("b", means, (n, z) -> -10 + 4 * z[1] + (n / 8 % 2 == 0 ? 2 : -2))));
    }

    /** Two factors of two values that a latent each tells rightly of four in five rows. */
    static Representation noisyLabels() {
        double[][] means = signs();
        return Designs.points(
                means,
                List.of(
                        Designs.labels("a", 2, means.length, n -> n / 4 % 5 == 0 ? 1 - n % 2 : n % 2),
                        Designs.labels("b", 2, means.length, n -> n / 20 % 5 == 0 ? 1 - n / 2 % 2 : n / 2 % 2)));
    }

    /** Two latents of -1 or 1 in all combinations. */
    private static double[][] signs() {
        return IntStream.range(0, 800)
                .mapToObj(n -> new double[] {n % 2 * 2 - 1, n / 2 % 2 * 2 - 1})
                .toArray(double[][]::new);
    }

    /** A number that is 1 in a single row and else 0, one of -1 or 1, and a latent of each. */
    static Representation single() {
        double[][] means = IntStream.range(0, 30)
                .mapToObj(n -> new double[] {n == 0 ? 1 : 0, n % 2 * 2 - 1})
                .toArray(double[][]::new);
        return Designs.points(means, List.of(numbers("single", means, z -> z[0]), numbers("plain", means, z -> z[1])));
    }

    /** A number that is one of the {@link #POWERS}, each in thirty rows, one of -1 or 1, and latents that tell them. */
    static Representation powers() {
        double[][] means = IntStream.range(0, 30 * POWERS.length)
                .mapToObj(n -> new double[] {n % POWERS.length, n / POWERS.length % 2 * 2 - 1})
                .toArray(double[][]::new);
        return Designs.points(
                means, List.of(numbers("power", means, z -> POWERS[(int) z[0]]), numbers("plain", means, z -> z[1])));
    }

    /**
     * A factor of which one row in five has a value of its own, a latent that tells it, and another latent that is right
     * of 10 rows in 16 with that value and of 60 in 64 with the other.
     */
    static Representation rare() {
        int rows = 320;
        double[][] means = IntStream.range(0, rows)
                .mapToObj(n -> {
                    boolean rare = n % 5 == 0;
                    boolean seen = rare ? n / 5 % 16 < 10 : n % 80 < 5;
                    return new double[] {rare ? 1 : -1, seen ? 1 : -1};
                })
                .toArray(double[][]::new);
        return Designs.points(means, List.of(Designs.labels("rare", 2, rows, n -> n % 5 == 0 ? 1 : 0)));
    }

    /** A latent that grows from row to row, by 11 where two rows share the first factor, by 10 where they share the other. */
    static Representation chain() {
        int rows = 400;
        double[][] means = IntStream.range(0, rows)
                .mapToObj(n -> new double[] {n / 2 * 21 + n % 2 * 11})
                .toArray(double[][]::new);
        return Designs.points(
                means,
                List.of(
                        Designs.labels("even", rows / 2, rows, n -> n / 2),
                        Designs.labels("odd", rows / 2 + 1, rows, n -> (n + 1) / 2)));
    }

    /** The factors of the grid with a latent each, of which that of the last has a small standard deviation. */
    static Representation faint(double deviation) {
        int rows = 900;
        double unit = deviation / Math.sqrt(2.0 / 3);
        double[][] means = IntStream.range(0, rows)
                .mapToObj(n -> gridValues(n))
                .map(values -> new double[] {values[0], values[1], unit * values[2]})
                .toArray(double[][]::new);
        return Designs.points(means, gridFactors(rows));
    }

    /** The factors of the grid, and latents that are the same for all rows. */
    static Representation still() {
        int rows = 180;
        double[][] means =
                IntStream.range(0, rows).mapToObj(n -> new double[] {0.3, -1}).toArray(double[][]::new);
        return Designs.points(means, gridFactors(rows));
    }

    /** Two factors of 3 values, and a latent of each with a little noise. */
    static Representation categories(RandomGenerator random) {
        int rows = 90;
        double[][] means = gaussians(rows, 2, random);
        for (int n = 0; n < rows; n++) {
            means[n][0] = n % 3 + 0.4 * means[n][0];
            means[n][1] = n / 3 % 3 + 0.4 * means[n][1];
        }
        return Designs.points(
                means, List.of(Designs.labels("a", 3, rows, n -> n % 3), Designs.labels("b", 3, rows, n -> n / 3 % 3)));
    }

    /** The same with factors of which the value has a probability of 0.5 and the others 0.3 and 0.2 in turn. */
    static Representation soft(Representation certain) {
        List<FactorColumn> columns = IntStream.range(0, certain.factors().count())
                .mapToObj(k -> (FactorColumn.Labels) certain.factors().column(k))
                .<FactorColumn>map(labels -> FactorColumn.Soft.of(
                        labels.factor(),
                        IntStream.range(0, labels.size())
                                .mapToObj(n -> probabilities(labels.code(n), n / 9 % 2 == 0 ? 0.3 : 0.2))
                                .toArray(double[][]::new)))
                .toList();
        return Representation.of(certain.name(), certain.posteriors(), Factors.of(certain.size(), columns));
    }

    private static double[] probabilities(int value, double next) {
        double[] probabilities = new double[3];
        probabilities[value] = 0.5;
        probabilities[(value + 1) % 3] = next;
        probabilities[(value + 2) % 3] = 0.5 - next;
        return probabilities;
    }

    private static FactorColumn numbers(String name, double[][] means, ToDoubleFunction<double[]> number) {
        return byRow(name, means, (n, z) -> number.applyAsDouble(z));
    }

    private interface Number {
        double of(int row, double[] z);
    }

    private static FactorColumn byRow(String name, double[][] means, Number number) {
        return FactorColumn.Measurements.of(
                Factor.continuous(name),
                IntStream.range(0, means.length)
                        .mapToDouble(n -> number.of(n, means[n]))
                        .toArray());
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

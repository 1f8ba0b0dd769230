package org.teasel.conformance.kernel;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.kernel.MixtureKernel.Mixture;

/**
 * A mixture and where to read it.
 *
 * @param mixture the components
 * @param points [m][L], the points
 */
record Layout(Mixture mixture, double[][] points) {

    int components() {
        return mixture.weights().length;
    }

    int latents() {
        return mixture.means()[0].length;
    }

    /** Mixtures of all kinds that kernels stumble over. */
    static final Generator<Layout> ANY = new Generator<>() {
        @Override
        public Layout generate(RandomGenerator random, int size) {
            int latents = 1 + random.nextInt(4);
            return switch (random.nextInt(5)) {
                case 0 -> scattered(random, 1 + random.nextInt(2 + size / 4), latents, 1);
                case 1 -> scattered(random, 1 + random.nextInt(2 + size / 4), latents, 1e-6);
                case 2 -> duplicated(random, 1 + size / 3, latents);
                case 3 -> ring(random, 2 + size / 2, latents);
                default -> wide(random, 2 + size / 4, latents);
            };
        }

        @Override
        public Stream<Layout> simpler(Layout layout) {
            return Stream.of(fewerPoints(layout), fewerComponents(layout), fewerLatents(layout))
                    .flatMap(simpler -> simpler);
        }
    };

    /** Components anywhere, deviations over some decades, some weights of 0. */
    private static Layout scattered(RandomGenerator random, int size, int latents, double scale) {
        double[][] means = table(size, latents, () -> random.nextGaussian());
        double[][] deviations = table(size, latents, () -> scale * Math.exp(1.5 * random.nextGaussian()));
        double[] weights = random.doubles(size).map(u -> u < 0.2 ? 0 : u).toArray();
        weights[random.nextInt(size)] = 1;
        return of(weights, means, deviations, random);
    }

    /** The same component many times over: each of them is little, all of them are everything. */
    private static Layout duplicated(RandomGenerator random, int size, int latents) {
        double[] mean = random.doubles(latents, -1, 1).toArray();
        double[] deviation = random.doubles(latents, 0.1, 1).toArray();
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        return of(
                weights,
                IntStream.range(0, size).mapToObj(n -> mean).toArray(double[][]::new),
                IntStream.range(0, size).mapToObj(n -> deviation).toArray(double[][]::new),
                random);
    }

    /**
     * One light component at the origin, and many heavy equal ones at a distance where each alone seems too little next
     * to it to matter: cuts by distance or by a share of the greatest term lose them.
     */
    private static Layout ring(RandomGenerator random, int size, int latents) {
        double distance = 2 + 6.5 * random.nextDouble();
        double[][] means = new double[size][latents];
        double[][] deviations = table(size, latents, () -> 1);
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        weights[0] = Math.exp(-30 * random.nextDouble());
        for (int n = 1; n < size; n++) {
            means[n][n % latents] = n % 2 == 0 ? distance : -distance;
        }
        double[][] points = {new double[latents], means[1].clone(), means[size - 1].clone()};
        return new Layout(new Mixture(scaled(weights), means, deviations), points);
    }

    /** Narrow components in front of a wide one that covers all of them, and latents that are noise in all rows. */
    private static Layout wide(RandomGenerator random, int size, int latents) {
        double[][] means = table(size, latents, () -> random.nextGaussian());
        double[][] deviations = table(size, latents, () -> 0.01);
        Arrays.fill(deviations[0], 1000);
        for (int n = 0; n < size; n++) {
            means[n][latents - 1] = 0;
            deviations[n][latents - 1] = 1;
        }
        double[] weights = random.doubles(size, 0.1, 1).toArray();
        return of(weights, means, deviations, random);
    }

    /** Points at components, near them and far from all of them. */
    private static Layout of(double[] weights, double[][] means, double[][] deviations, RandomGenerator random) {
        int latents = means[0].length;
        double[][] points = new double[6][latents];
        for (int m = 0; m < points.length; m++) {
            int n = random.nextInt(means.length);
            double reach = new double[] {0, 1, 1, 4, 40, 1e6}[m];
            for (int i = 0; i < latents; i++) {
                points[m][i] = means[n][i] + reach * deviations[n][i] * random.nextGaussian();
            }
        }
        return new Layout(new Mixture(scaled(weights), means, deviations), points);
    }

    private interface Number {
        double next();
    }

    private static double[][] table(int rows, int columns, Number number) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, i -> number.next());
        }
        return table;
    }

    private static double[] scaled(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Some components, in the given order; their weights are scaled to a sum of 1. */
    Layout select(int[] components) {
        double[] weights =
                IntStream.of(components).mapToDouble(n -> mixture.weights()[n]).toArray();
        return new Layout(
                new Mixture(
                        scaled(weights), picked(mixture.means(), components), picked(mixture.deviations(), components)),
                points);
    }

    /** Some latents, in the given order. */
    Layout selectLatents(int[] latents) {
        return new Layout(
                new Mixture(
                        mixture.weights(), columns(mixture.means(), latents), columns(mixture.deviations(), latents)),
                columns(points, latents));
    }

    /** A component as two of half its weight. */
    Layout split(int component) {
        int size = components();
        Layout more = select(IntStream.rangeClosed(0, size)
                .map(n -> n == size ? component : n)
                .toArray());
        double[] weights = Arrays.copyOf(mixture.weights(), size + 1);
        weights[component] *= 0.5;
        weights[size] = weights[component];
        return new Layout(new Mixture(weights, more.mixture.means(), more.mixture.deviations()), points);
    }

    /** A copy that shares no array. */
    Layout copy() {
        return new Layout(
                new Mixture(mixture.weights().clone(), deep(mixture.means()), deep(mixture.deviations())),
                deep(points));
    }

    boolean sameNumbers(Layout other) {
        return Arrays.equals(mixture.weights(), other.mixture.weights())
                && Arrays.deepEquals(mixture.means(), other.mixture.means())
                && Arrays.deepEquals(mixture.deviations(), other.mixture.deviations())
                && Arrays.deepEquals(points, other.points);
    }

    private static double[][] deep(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] picked(double[][] table, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> table[row]).toArray(double[][]::new);
    }

    private static double[][] columns(double[][] table, int[] columns) {
        return Arrays.stream(table)
                .map(row -> Arrays.stream(columns).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    private static Stream<Layout> fewerPoints(Layout layout) {
        return layout.points.length == 1
                ? Stream.empty()
                : Arrays.stream(layout.points).map(point -> new Layout(layout.mixture, new double[][] {point}));
    }

    private static Stream<Layout> fewerComponents(Layout layout) {
        int size = layout.components();
        int half = size / 2;
        Stream<int[]> kept = Stream.concat(
                Stream.of(
                        IntStream.range(0, half).toArray(),
                        IntStream.range(half, size).toArray()),
                IntStream.range(0, size)
                        .mapToObj(left ->
                                IntStream.range(0, size).filter(n -> n != left).toArray()));
        return kept.filter(components -> components.length < size
                        && IntStream.of(components).anyMatch(n -> layout.mixture.weights()[n] > 0))
                .map(layout::select);
    }

    private static Stream<Layout> fewerLatents(Layout layout) {
        int latents = layout.latents();
        return latents == 1
                ? Stream.empty()
                : IntStream.range(0, latents)
                        .mapToObj(left -> layout.selectLatents(IntStream.range(0, latents)
                                .filter(i -> i != left)
                                .toArray()));
    }

    @Override
    public String toString() {
        return components() + " components, weights " + Arrays.toString(mixture.weights()) + ", means "
                + Arrays.deepToString(mixture.means()) + ", deviations " + Arrays.deepToString(mixture.deviations())
                + ", read at " + Arrays.deepToString(points);
    }
}

package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimens;

/** The right posterior families: Teasel's, and those that the kit itself makes. */
final class Families {

    private Families() {}

    static Stream<PosteriorCandidate> right() {
        return Stream.concat(
                Stream.of(
                        diagonal(),
                        correlated(),
                        withPoints(),
                        singular(),
                        PosteriorCandidate.of("deterministic", (random, n, l) -> Deterministic.of(means(random, n, l))),
                        categorical(),
                        PosteriorCandidate.of("parts", Families::parts)),
                Stream.of(Kind.LOGISTIC, Kind.FOREIGN, Kind.CATEGORICAL)
                        .map(kind -> PosteriorCandidate.of(
                                kind.name(),
                                (random, n, l) -> Specimens.any()
                                        .of(kind)
                                        .withRows(n, n)
                                        .withLatents(l, l)
                                        .generate(random, 100)
                                        .posteriors())));
    }

    static PosteriorCandidate diagonal() {
        return PosteriorCandidate.of(
                "diagonal Gaussian",
                (random, n, l) -> DiagonalGaussian.of(means(random, n, l), deviations(random, n, l)));
    }

    static PosteriorCandidate correlated() {
        return PosteriorCandidate.of("correlated Gaussian", Families::correlated)
                .ofNoise((means, deviations, noise) ->
                        CorrelatedGaussian.ofNoise(noise.length, flat(means), flat(deviations), flat(noise)));
    }

    static PosteriorCandidate withPoints() {
        return PosteriorCandidate.of("Gaussian with points", Families::withPoints);
    }

    static PosteriorCandidate singular() {
        return PosteriorCandidate.of("singular Gaussian", Families::singular);
    }

    static PosteriorCandidate categorical() {
        return PosteriorCandidate.of("categorical", Families::categorical);
    }

    static double[][] means(RandomGenerator random, int rows, int latents) {
        return table(rows, latents, () -> 2 * random.nextGaussian());
    }

    /** Standard deviations of very different sizes. */
    static double[][] deviations(RandomGenerator random, int rows, int latents) {
        return table(rows, latents, () -> Math.exp(1.5 * random.nextGaussian()));
    }

    static CorrelatedGaussian correlated(RandomGenerator random, int rows, int latents) {
        return CorrelatedGaussian.ofNoise(
                latents,
                flat(means(random, rows, latents)),
                flat(deviations(random, rows, latents)),
                flat(Noises.random(random, latents)));
    }

    private static Posteriors withPoints(RandomGenerator random, int rows, int latents) {
        double[][] deviations = table(rows, latents, () -> random.nextBoolean() ? 0 : Math.exp(random.nextGaussian()));
        return DiagonalGaussian.of(means(random, rows, latents), deviations);
    }

    /** z = m + A e with fewer e than z, some rows being points. */
    private static Posteriors singular(RandomGenerator random, int rows, int latents) {
        double[] covariances = new double[rows * latents * latents];
        for (int row = 0; row < rows; row++) {
            int rank = random.nextInt(latents);
            double[][] loadings = table(latents, Math.max(1, rank), random::nextGaussian);
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j < latents; j++) {
                    for (int k = 0; k < rank; k++) {
                        covariances[(row * latents + i) * latents + j] += loadings[i][k] * loadings[j][k];
                    }
                }
            }
        }
        return CorrelatedGaussian.of(latents, flat(means(random, rows, latents)), covariances);
    }

    private static Posteriors categorical(RandomGenerator random, int rows, int latents) {
        int[] values = random.ints(latents, 1, 6).toArray();
        double[][] probabilities = new double[rows][];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = Arrays.stream(values)
                    .mapToObj(count -> distribution(random, count))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }
        return Categorical.of(values, flat(probabilities));
    }

    /** Some values are impossible. */
    private static double[] distribution(RandomGenerator random, int values) {
        double[] p = random.doubles(values).toArray();
        int certain = random.nextInt(values);
        for (int v = 0; v < values; v++) {
            p[v] = v != certain && random.nextInt(4) == 0 ? 0 : p[v] + 1e-3;
        }
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(share -> share / sum).toArray();
    }

    /** Rows of several families, so that nothing but their parts can be told of them. */
    private static Posteriors parts(RandomGenerator random, int rows, int latents) {
        List<Posteriors> parts = IntStream.range(0, rows)
                .mapToObj(row -> switch (row % 3) {
                    case 0 -> correlated(random, 1, latents);
                    case 1 -> Deterministic.of(means(random, 1, latents));
                    default -> DiagonalGaussian.of(means(random, 1, latents), deviations(random, 1, latents));
                })
                .toList();
        return PosteriorParts.of(parts);
    }

    private static double[][] table(int rows, int columns, DoubleSupplier entries) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, i -> entries.getAsDouble());
        }
        return table;
    }

    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}

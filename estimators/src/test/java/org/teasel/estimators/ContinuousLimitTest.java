package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.StandardNormal;

/** Mixtures of Gaussians whose informations are known by quadrature or in closed form. */
class ContinuousLimitTest {

    private static final int ROWS = 30;

    private final double[] means = new double[ROWS];
    private final double[] deviations = new double[ROWS];
    private final Representation mixture;
    private final double entropy;
    private final double conditional;

    ContinuousLimitTest() {
        SplittableRandom random = new SplittableRandom(12);
        Arrays.setAll(means, n -> random.nextDouble(-2, 2));
        Arrays.setAll(deviations, n -> random.nextDouble(0.2, 0.6));
        mixture = Representation.of("mixture", DiagonalGaussian.of(1, means, deviations), Factors.none(ROWS));
        entropy = quadrature(z -> {
            double q = density(z);
            return q > 0 ? -q * Math.log(q) : 0;
        });
        conditional = StandardNormal.ENTROPY
                + Arrays.stream(deviations).map(Math::log).average().orElseThrow();
    }

    private double density(double z) {
        return IntStream.range(0, ROWS)
                .mapToDouble(n -> Math.exp(StandardNormal.logDensity((z - means[n]) / deviations[n])) / deviations[n])
                .average()
                .orElseThrow();
    }

    private static double quadrature(DoubleUnaryOperator integrand) {
        double step = 1e-3;
        return IntStream.rangeClosed(-8000, 8000)
                .mapToDouble(k -> step * integrand.applyAsDouble(k * step))
                .sum();
    }

    private static SampledInformation sampled(
            Representation representation, int samples, long seed, LatentSet... sets) {
        return Runs.result(representation, new SampledPosterior(List.of(sets), samples, seed, 2));
    }

    @Test
    void sampledEntropiesConverge() {
        LatentSet latent = LatentSet.of(0);
        SampledInformation information = sampled(mixture, 100_000, 1, latent);
        assertThat(information.entropy(latent)).isCloseTo(entropy, within(0.01));
        assertThat(information.information(latent)).isCloseTo(entropy - conditional, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1000, 2000})
    void quantisedEntropyIsThatOfTheDensityLessTheLogOfTheWidth(int bins) {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.EXACT, bins, -6, 6);
        InformationTable table = Runs.result(mixture, new QuantisedPosterior(quantisation, 2));
        double width = quantisation.width();
        assertThat(table.latentEntropy()[0] + Math.log(width)).isCloseTo(entropy, within(width * width));
        assertThat(table.conditionalEntropy()[0] + Math.log(width)).isCloseTo(conditional, within(width * width));
        assertThat(table.informativeness()[0]).isCloseTo(entropy - conditional, within(width * width));
    }

    /** E KL(q(z given x) || N(0, I)) = I(z; x) + TC(z) + sum_i KL(q(z_i) || N(0, 1)), Chen 2018, Eq. 2. */
    @Test
    void averageDivergenceFromThePriorDecomposes() {
        SplittableRandom random = new SplittableRandom(3);
        double[] m = random.doubles(2 * ROWS, -1, 1).toArray();
        double[] s = random.doubles(2 * ROWS, 0.3, 0.9).toArray();
        Representation representation = Representation.of("two", DiagonalGaussian.of(2, m, s), Factors.none(ROWS));
        double divergence = IntStream.range(0, 2 * ROWS)
                        .mapToDouble(k -> 0.5 * (m[k] * m[k] + s[k] * s[k] - 1) - Math.log(s[k]))
                        .sum()
                / ROWS;
        double crossEntropy = 2 * StandardNormal.HALF_LOG_TWO_PI
                + IntStream.range(0, 2 * ROWS)
                                .mapToDouble(k -> 0.5 * (m[k] * m[k] + s[k] * s[k]))
                                .sum()
                        / ROWS;
        LatentSet all = LatentSet.all(2);
        SampledInformation read = sampled(representation, 20_000, 5, all, LatentSet.of(0), LatentSet.of(1));
        double marginals = read.entropy(LatentSet.of(0)) + read.entropy(LatentSet.of(1));
        double sum = read.information(all) + (marginals - read.entropy(all)) + (crossEntropy - marginals);
        double error = Jackknife.standardError(IntStream.range(0, read.groups())
                .mapToDouble(g -> read.without(g).conditionalEntropy(all))
                .toArray());
        assertThat(sum).isCloseTo(divergence, within(4 * error));
    }

    @Test
    void narrowPosteriorsSaturateAtTheEntropyOfTheObservations() {
        double before = 0;
        for (double deviation : new double[] {1, 0.3, 0.1, 1e-2, 1e-4, 1e-8}) {
            double[] narrow = new double[ROWS];
            Arrays.fill(narrow, deviation);
            Representation representation =
                    Representation.of("narrow", DiagonalGaussian.of(1, means, narrow), Factors.none(ROWS));
            double information =
                    sampled(representation, 2000, 1, LatentSet.of(0)).information(LatentSet.of(0));
            assertThat(information).isBetween(before, Math.log(ROWS) + 1e-12);
            before = information;
        }
        assertThat(before).isCloseTo(Math.log(ROWS), within(1e-6));
    }

    @Test
    void deterministicCodeIsWorthTheEntropyOfItsDistinctPoints() {
        double[] points = {1, 1, 1, 2, 2, 5, 7, 7};
        Representation representation =
                Representation.of("points", Deterministic.of(1, points), Factors.none(points.length));
        double expected = SlowTables.entropy(3 / 8.0, 2 / 8.0, 1 / 8.0, 2 / 8.0);
        SampledInformation read = sampled(representation, 50_000, 1, LatentSet.of(0));
        assertThat(read.information(LatentSet.of(0))).isCloseTo(expected, within(0.01));
        assertThat(read.entropy(LatentSet.of(0))).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}

package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.estimators.Jackknife;
import org.teasel.estimators.KnownStatistics;

/**
 * What even draws are worth, beside two twins that differ in the groups alone: all draws independent, and all draws in
 * one group that is dealt out as if it were twenty.
 */
class EvenDrawsTest {

    private static final int RUNS = 200;
    private static final int SAMPLES = 400;
    private static final int LATENTS = 4;

    private static final LatentSet ALL = LatentSet.all(LATENTS);
    private static final LatentSet FIRST = LatentSet.of(0);
    private static final List<LatentSet> SETS = List.of(ALL, FIRST, LatentSet.allBut(0, LATENTS));

    private static final ToDoubleFunction<SampledInformation> ENTROPY = s -> s.entropy(ALL);
    private static final ToDoubleFunction<SampledInformation> ENTROPY_GIVEN_X = s -> s.conditionalEntropy(ALL);
    private static final ToDoubleFunction<SampledInformation> INFORMATION = s -> s.information(ALL);
    private static final ToDoubleFunction<SampledInformation> OF_ONE = s -> s.information(FIRST);
    private static final ToDoubleFunction<SampledInformation> OF_ONE_ALONE =
            s -> s.information(ALL) - s.information(LatentSet.allBut(0, LATENTS));

    /** Two latents that follow a grid of factors, in its order, and two of noise. */
    private static final Representation GRID = grid();

    private static final Readings EVEN = Readings.of(SampledInformation.GROUPS);
    private static final Readings INDEPENDENT = Readings.of(SAMPLES);
    private static final Readings DEALT_OUT = Readings.of(1);

    private static Representation grid() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] means = new double[96][];
        double[][] deviations = new double[96][];
        for (int n = 0; n < means.length; n++) {
            means[n] = new double[] {n / 12 - 3.5, n % 12 / 3.0 - 2, 0, 0.01 * random.nextGaussian()};
            deviations[n] = new double[] {random.nextDouble(0.3, 0.9), random.nextDouble(0.2, 0.4), 1, 0.99};
        }
        return Representation.of("grid", DiagonalGaussian.of(means, deviations), Factors.none(means.length));
    }

    /** Estimates by seeds that differ in how the draws depend on each other. */
    private record Readings(List<SampledInformation> runs) {

        static Readings of(int groups) {
            return new Readings(LongStream.range(0, RUNS)
                    .mapToObj(seed -> read(new LatinHypercube(SAMPLES, groups, seed)))
                    .toList());
        }

        private static SampledInformation read(LatinHypercube cube) {
            Fold<Draws> fold =
                    DrawnSamplesEstimator.draws(Population.of(GRID), cube).get();
            fold.add(new Batch(IntStream.range(0, GRID.size()).toArray(), GRID.posteriors()));
            return KnownStatistics.read(GRID, new SampledPosterior(SETS, SAMPLES, cube.seed(), 2), fold.result());
        }

        double mean(ToDoubleFunction<SampledInformation> reading) {
            return runs.stream().mapToDouble(reading).average().orElseThrow();
        }

        double variance(ToDoubleFunction<SampledInformation> reading) {
            double mean = mean(reading);
            return runs.stream()
                            .mapToDouble(s -> Math.pow(reading.applyAsDouble(s) - mean, 2))
                            .sum()
                    / (RUNS - 1);
        }

        /** Variance that leaving out groups of draws claims, on average. */
        double claimed(ToDoubleFunction<SampledInformation> reading) {
            return runs.stream()
                    .mapToDouble(s -> Math.pow(error(s, reading), 2))
                    .average()
                    .orElseThrow();
        }

        /** Standard deviation of the estimates about their mean, in their own standard errors. */
        double spread(ToDoubleFunction<SampledInformation> reading) {
            double mean = mean(reading);
            double squares = runs.stream()
                    .mapToDouble(s -> Math.pow((reading.applyAsDouble(s) - mean) / error(s, reading), 2))
                    .sum();
            return Math.sqrt(squares / (RUNS - 1));
        }

        private static double error(SampledInformation sampled, ToDoubleFunction<SampledInformation> reading) {
            return Jackknife.standardError(IntStream.range(0, sampled.groups())
                    .mapToDouble(group -> reading.applyAsDouble(sampled.without(group)))
                    .toArray());
        }
    }

    private static double gain(ToDoubleFunction<SampledInformation> reading) {
        return INDEPENDENT.variance(reading) / EVEN.variance(reading);
    }

    @Test
    void variancesAreLower() {
        assertThat(gain(ENTROPY_GIVEN_X)).isGreaterThan(3);
        assertThat(gain(ENTROPY)).isGreaterThan(2);
        assertThat(gain(INFORMATION)).isGreaterThan(1.2);
        assertThat(gain(OF_ONE)).isGreaterThan(1.2);
        assertThat(gain(OF_ONE_ALONE)).isGreaterThan(1.2);
    }

    @Test
    void meansAreTheSame() {
        for (ToDoubleFunction<SampledInformation> reading :
                List.of(ENTROPY, ENTROPY_GIVEN_X, INFORMATION, OF_ONE, OF_ONE_ALONE)) {
            double error = Math.sqrt((INDEPENDENT.variance(reading) + EVEN.variance(reading)) / RUNS);
            assertThat(Math.abs(INDEPENDENT.mean(reading) - EVEN.mean(reading))).isLessThan(4 * error);
        }
    }

    @Test
    void standardErrorsAreHonest() {
        for (ToDoubleFunction<SampledInformation> reading :
                List.of(ENTROPY, ENTROPY_GIVEN_X, INFORMATION, OF_ONE, OF_ONE_ALONE)) {
            assertThat(EVEN.spread(reading)).isBetween(0.85, 1.25);
            assertThat(EVEN.claimed(reading) / EVEN.variance(reading)).isBetween(0.75, 1.35);
        }
    }

    /** The usual formula, the deviation of single draws over the root of their number, claims too much. */
    @Test
    void standardErrorsOfIndependentDrawsWouldNotBe() {
        assertThat(INDEPENDENT.claimed(ENTROPY) / EVEN.variance(ENTROPY)).isGreaterThan(2);
    }

    /** Groups that share one set of parts avoid each other: leaving one out moves the mean too much. */
    @Test
    void standardErrorsOfGroupsThatDependOnEachOtherWouldNotBe() {
        assertThat(DEALT_OUT.spread(ENTROPY)).isLessThan(0.7);
        assertThat(DEALT_OUT.spread(ENTROPY_GIVEN_X)).isLessThan(0.4);
    }

    @Test
    void independentDrawsAreIndependent() {
        double[] readings = {
            INDEPENDENT.spread(ENTROPY), INDEPENDENT.spread(ENTROPY_GIVEN_X), INDEPENDENT.spread(INFORMATION)
        };
        assertThat(Arrays.stream(readings)).allMatch(spread -> spread > 0.85 && spread < 1.25);
    }
}

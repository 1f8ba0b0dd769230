package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.RandomRepresentations.Family;

/** Standard errors are as large as the errors: (estimate - truth) / error has a standard deviation near 1. */
class HonestErrorsTest {

    private static final int RUNS = 200;
    private static final LatentSet BOTH = LatentSet.all(2);

    private static void assertHonest(double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(z -> (z - mean) * (z - mean)).sum();
        assertThat(mean).isBetween(-0.3, 0.3);
        assertThat(Math.sqrt(squares / (scores.length - 1))).isBetween(0.8, 1.25);
    }

    /** Two latents of a mixture of few Gaussians: what 60,000 draws say is the truth for 300. */
    @Test
    void ofDraws() {
        SplittableRandom random = new SplittableRandom(2);
        double[] means = random.doubles(24, -2, 2).toArray();
        double[] deviations = random.doubles(24, 0.3, 1).toArray();
        Representation representation =
                Representation.of("mixture", DiagonalGaussian.of(2, means, deviations), Factors.none(12));
        List<ToDoubleFunction<SampledInformation>> readings = List.of(
                s -> s.information(BOTH),
                s -> s.entropy(LatentSet.of(0)),
                s -> s.information(LatentSet.of(0)) + s.information(LatentSet.of(1)) - s.information(BOTH));
        assertHonestDraws(representation, 300, readings);
    }

    /** Other families, weights and factors of every kind, and groups that are not all of one size. */
    @ParameterizedTest
    @EnumSource(names = {"DIAGONAL", "CORRELATED", "CATEGORICAL", "FOREIGN"})
    void ofDrawsOfEveryFamily(Family family) {
        assertHonestDraws(
                RandomRepresentations.of(family, 15, 2, 4),
                310,
                List.of(
                        s -> s.entropy(BOTH),
                        s -> s.conditionalEntropy(BOTH),
                        s -> s.information(BOTH) - s.information(LatentSet.of(0)),
                        s -> s.mutualInformation(0, 0),
                        s -> s.jointEntropy(1, 1),
                        s -> s.mutualInformation(1, 3)));
    }

    /** A full grid of factors in its order, with as many rows as make draws at even steps all fall on the same value. */
    @Test
    void ofDrawsFromAGridInOrder() {
        int[][] codes = IntStream.range(0, 60)
                .mapToObj(n -> new int[] {n / 15, n / 5 % 3, n % 5})
                .toArray(int[][]::new);
        double[][] means = Arrays.stream(codes)
                .map(code -> new double[] {code[0] + 0.3 * code[2], code[2] - 2})
                .toArray(double[][]::new);
        double[][] deviations =
                Arrays.stream(codes).map(code -> new double[] {0.3, 0.5}).toArray(double[][]::new);
        assertHonestDraws(
                Representation.of(
                        "grid",
                        DiagonalGaussian.of(means, deviations),
                        Factors.categorical(List.of("a", "b", "c"), codes)),
                240,
                List.of(
                        s -> s.information(BOTH),
                        s -> s.mutualInformation(0, 0),
                        s -> s.mutualInformation(1, 2),
                        s -> s.jointEntropy(1, 2)));
    }

    private static void assertHonestDraws(
            Representation representation, int samples, List<ToDoubleFunction<SampledInformation>> readings) {
        SampledInformation truth = Runs.result(representation, key(60_000, -1));
        List<Estimates> runs = LongStream.range(0, RUNS)
                .mapToObj(seed -> Runs.of(representation, key(samples, seed)))
                .toList();
        for (ToDoubleFunction<SampledInformation> reading : readings) {
            double expected = reading.applyAsDouble(truth);
            double[] scores = new double[RUNS];
            for (int seed = 0; seed < RUNS; seed++) {
                Statistic<SampledInformation> key = key(samples, seed);
                Estimates estimates = runs.get(seed);
                double[] without = IntStream.range(0, SampledInformation.GROUPS)
                        .mapToDouble(g ->
                                reading.applyAsDouble(estimates.withoutDraws(g).get(key)))
                        .toArray();
                double estimate = reading.applyAsDouble(estimates.all().get(key));
                scores[seed] = (estimate - expected) / Jackknife.standardError(without);
            }
            assertHonest(scores);
        }
    }

    private static Statistic<SampledInformation> key(int samples, long seed) {
        return new SampledPosterior(List.of(BOTH, LatentSet.of(0), LatentSet.of(1)), samples, seed, 2);
    }

    /** Mean of the means and total variance of data drawn from N(0, 1) with posteriors of variance 1/4. */
    @Test
    void ofObservations() {
        ToDoubleFunction<Statistics> mean = s -> s.get(new PosteriorMoments()).mean()[0];
        ToDoubleFunction<Statistics> variance =
                s -> s.get(new PosteriorMoments()).covariance()[0][0];
        double[] means = new double[RUNS];
        double[] variances = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            double[] drawn = IntStream.range(0, 400)
                    .mapToDouble(n -> random.nextGaussian())
                    .toArray();
            double[] half = new double[400];
            Arrays.fill(half, 0.5);
            Estimates estimates = Runs.of(
                    Representation.of("drawn", DiagonalGaussian.of(1, drawn, half), Factors.none(400)),
                    new PosteriorMoments());
            means[run] = score(estimates, mean, 0);
            variances[run] = score(estimates, variance, 1.25);
        }
        assertHonest(means);
        assertHonest(variances);
    }

    private static double score(Estimates estimates, ToDoubleFunction<Statistics> reading, double truth) {
        double[] without = IntStream.range(0, estimates.parts())
                .mapToDouble(part -> reading.applyAsDouble(estimates.withoutPart(part)))
                .toArray();
        return (reading.applyAsDouble(estimates.all()) - truth) / Jackknife.standardError(without);
    }

    /** Batches of a minibatch estimate are its groups; the truth is the estimator's own mean over many. */
    @Test
    void ofMinibatches() {
        SplittableRandom random = new SplittableRandom(2);
        Representation representation = Representation.of(
                "two",
                DiagonalGaussian.of(
                        2,
                        random.doubles(2000, -2, 2).toArray(),
                        random.doubles(2000, 0.3, 1).toArray()),
                Factors.none(1000));
        double truth = Runs.result(representation, minibatches(3000, -1)).totalCorrelation();
        double[] scores = LongStream.range(0, RUNS)
                .mapToDouble(seed -> {
                    var estimate = Runs.result(representation, minibatches(20, seed));
                    double[] without = IntStream.range(0, estimate.groups())
                            .mapToDouble(g -> estimate.without(g).totalCorrelation())
                            .toArray();
                    return (estimate.totalCorrelation() - truth) / Jackknife.standardError(without);
                })
                .toArray();
        assertHonest(scores);
    }

    private static MinibatchTotalCorrelation minibatches(int batches, long seed) {
        return new MinibatchTotalCorrelation(MinibatchTotalCorrelation.Weighting.MSS1, 16, batches, seed);
    }
}

package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.RowSample;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;

/** The reference estimators against exact joints, quadrature and closed forms. */
class ReferenceEstimatorsTest {

    private static final double CLOSE = 1e-12;
    private static final int DRAWS = 2_000;
    private static final LatentSet BOTH = LatentSet.all(2);

    private static double[] distribution(int count, SplittableRandom random) {
        double[] p = new double[count];
        Arrays.setAll(p, v -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
        p[random.nextInt(count)] += 0.2;
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(share -> share / sum).toArray();
    }

    private static Factors factors(int rows, SplittableRandom random) {
        return Factors.of(
                rows,
                List.of(
                        FactorColumn.Labels.of(
                                Factor.categorical("shape", 3),
                                IntStream.range(0, rows)
                                        .map(n -> random.nextInt(2))
                                        .toArray()),
                        FactorColumn.Soft.of(
                                Factor.categorical("mood", 2),
                                IntStream.range(0, rows)
                                        .mapToObj(n -> distribution(2, random))
                                        .toArray(double[][]::new))));
    }

    private static Representation categorical(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] values = {2, 3, 2};
        double[] probabilities = IntStream.range(0, 6 * values.length)
                .mapToObj(k -> distribution(values[k % values.length], random))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return Representation.of("categorical", Categorical.of(values, probabilities), factors(6, random))
                .weighted(new double[] {1, 2, 0, 0.5, 1, 3});
    }

    private static Representation gaussian(Posteriors posteriors) {
        return Representation.of("gaussian", posteriors, factors(posteriors.size(), new SplittableRandom(3)))
                .weighted(IntStream.range(0, posteriors.size())
                        .mapToDouble(n -> n % 4)
                        .toArray());
    }

    private static Representation correlated() {
        return gaussian(CorrelatedGaussian.of(2, new double[] {5, 5, -0.5, 0.5, 0.3, -0.2, 1.5, 1}, new double[] {
            1, 0, 0, 1, 0.5, 0.3, 0.3, 0.4, 1, -0.5, -0.5, 0.6, 0.04, 0, 0, 0.09
        }));
    }

    private static Representation diagonal(int rows) {
        SplittableRandom random = new SplittableRandom(17);
        double[] means = new double[2 * rows];
        double[] deviations = new double[2 * rows];
        Arrays.setAll(means, k -> random.nextGaussian());
        Arrays.setAll(deviations, k -> 0.1 + random.nextDouble());
        return gaussian(DiagonalGaussian.of(2, means, deviations));
    }

    @Property(tries = 50)
    void tablesOfCategoricalPosteriorsAreExactSums(@ForAll long seed) {
        Representation representation = categorical(seed);
        RepresentationJoint joint = RepresentationJoint.of(representation);
        InformationTable table = Results.of(representation, new QuantisedPosterior(Quantisation.DEFAULT, 4));
        double[][] pairs = Results.of(representation, new QuantisedPairs(Quantisation.DEFAULT));
        for (int i = 0; i < 3; i++) {
            LatentSet latent = LatentSet.of(i);
            assertThat(table.latentEntropy()[i]).isCloseTo(joint.entropy(latent), within(CLOSE));
            assertThat(table.conditionalEntropy()[i]).isCloseTo(joint.conditionalEntropy(latent), within(CLOSE));
            assertThat(table.informativeness()[i]).isCloseTo(joint.information(latent), within(CLOSE));
            for (int k = 0; k < 2; k++) {
                assertThat(table.factorEntropy()[k]).isCloseTo(joint.factorEntropy(k), within(CLOSE));
                assertThat(table.jointEntropy()[i][k]).isCloseTo(joint.jointEntropy(latent, k), within(CLOSE));
                assertThat(table.mutualInformation()[i][k])
                        .isCloseTo(joint.mutualInformation(latent, k), within(CLOSE));
            }
            for (int j = 0; j < 3; j++) {
                LatentSet pair = i == j ? latent : LatentSet.of(i, j);
                assertThat(pairs[i][j]).isCloseTo(joint.entropy(pair), within(CLOSE));
            }
        }
    }

    @Property(tries = 20)
    void aJointAndItsRepresentationAreTheSame(@ForAll long seed) {
        RepresentationJoint joint = RepresentationJoint.of(categorical(seed));
        RepresentationJoint again = RepresentationJoint.of(joint.representation("again"));
        LatentSet all = LatentSet.all(3);
        assertThat(joint.joint().divergence(again.joint())).isCloseTo(0, within(CLOSE));
        assertThat(again.information(all)).isCloseTo(joint.information(all), within(CLOSE));
        // Theorem 2 of Yang 2020: latents that are independent given x.
        double marginals = IntStream.range(0, 3)
                .mapToDouble(i -> joint.information(LatentSet.of(i)))
                .sum();
        assertThat(joint.totalCorrelation(all)).isCloseTo(marginals - joint.information(all), within(CLOSE));
    }

    @Test
    void dependentLatentsHaveNoCategoricalPosterior() {
        DiscreteJoint copies = DiscreteJoint.of(new int[] {1, 2, 2}, new double[] {0.5, 0, 0, 0.5});
        assertThatThrownBy(() -> new RepresentationJoint(copies, 2).representation("copies"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given x");
    }

    private static void assertWithin(double sampled, Expectation exact, String what) {
        assertThat(sampled).as(what).isCloseTo(exact.mean(), within(5 * exact.standardError(DRAWS) + exact.error()));
    }

    @Test
    void samplingApproachesQuadrature() {
        for (Representation representation : List.of(correlated(), diagonal(6))) {
            SampledInformation sampled = Results.of(
                    representation,
                    new SampledPosterior(List.of(LatentSet.of(0), LatentSet.of(1), BOTH), DRAWS, 4, 20));
            for (LatentSet set : List.of(LatentSet.of(0), LatentSet.of(1), BOTH)) {
                MixtureOracle mixture = MixtureOracle.of(representation, set);
                assertWithin(sampled.entropy(set), mixture.entropy(), "H(z), " + set);
                assertWithin(sampled.conditionalEntropy(set), mixture.conditionalEntropy(), "H(z|x), " + set);
                assertWithin(sampled.information(set), mixture.information(), "I(x; z), " + set);
                for (int k = 0; set.size() == 1 && k < 2; k++) {
                    FactorColumn.Finite factor =
                            (FactorColumn.Finite) representation.factors().column(k);
                    assertWithin(
                            sampled.mutualInformation(set.get(0), k),
                            mixture.mutualInformation(factor),
                            "I(z; y" + k + "), " + set);
                }
            }
        }
    }

    @Test
    void samplingReadsPointsAsProbabilities() {
        // Two of four points coincide, so I(x; z) is the entropy of (1/2, 1/3, 1/6); no entropy of space is finite.
        Representation representation = Representation.of(
                        "points", Deterministic.of(2, new double[] {1, 1, 1, 1, 1, 2, 0, 0}), Factors.none(4))
                .weighted(new double[] {2, 1, 2, 1});
        double[] p = {3 / 6.0, 2 / 6.0, 1 / 6.0};
        double entropy = Logs.entropy(p);
        double square = Arrays.stream(p).map(q -> q * Math.log(q) * Math.log(q)).sum();
        SampledInformation sampled =
                Results.of(representation, new SampledPosterior(List.of(BOTH, LatentSet.of(0)), DRAWS, 1, 4));
        assertThat(sampled.information(BOTH))
                .isCloseTo(entropy, within(5 * Math.sqrt((square - entropy * entropy) / DRAWS)));
        assertThat(sampled.entropy(BOTH)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aPointIsInfinitelyDenserThanASpread() {
        // The mixture of a point at 0 and N(0, 1): observing one tells which, so I(x; z) = H(x), at every draw.
        Representation representation =
                Representation.of("mixed", DiagonalGaussian.of(1, new double[2], new double[] {0, 1}), Factors.none(2));
        SampledInformation sampled =
                Results.of(representation, new SampledPosterior(List.of(LatentSet.of(0)), 50, 1, 4));
        assertThat(sampled.information(LatentSet.of(0))).isCloseTo(Math.log(2), within(CLOSE));
        assertThat(sampled.entropy(LatentSet.of(0))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aFloorThatNothingMeetsChangesNothing() {
        Representation representation = diagonal(8);
        List<LatentSet> sets = List.of(LatentSet.of(0), LatentSet.of(1), BOTH);
        SampledInformation sound = Results.of(representation, new SampledPosterior(sets, 200, 1, 4));
        SampledInformation low = Results.of(representation, new ClampedPosterior(sets, 200, 1, 4, 1e-300));
        SampledInformation high = Results.of(representation, new ClampedPosterior(sets, 200, 1, 4, 0.2));
        for (LatentSet set : sets) {
            assertThat(low.information(set)).isCloseTo(sound.information(set), within(CLOSE));
            assertThat(low.entropy(set)).isCloseTo(sound.entropy(set), within(CLOSE));
            assertThat(high.entropy(set)).isLessThanOrEqualTo(-Math.log(0.2) + CLOSE);
        }
        assertThat(sound.entropy(BOTH)).isGreaterThan(-Math.log(0.2));
        assertThat(low.mutualInformation(1, 0)).isCloseTo(sound.mutualInformation(1, 0), within(CLOSE));
    }

    @Test
    void momentsOfOneRowAreItsOwn() {
        Representation representation = correlated();
        Moments moments = Results.part(Results.folds(representation, new PosteriorMoments()), representation, 1);
        assertThat(moments.mean()).containsExactly(-0.5, 0.5);
        assertThat(moments.covariance()).isDeepEqualTo(new double[][] {{0.5, 0.3}, {0.3, 0.4}});
        assertThat(moments.least()).containsExactly(moments.greatest());
    }

    @Test
    void momentsAreThoseOfTheMixture() {
        Representation representation = correlated();
        Moments moments = Results.of(representation, new PosteriorMoments());
        MixtureOracle mixture = MixtureOracle.of(representation, LatentSet.of(0));
        // KL(q || N(0, 1)) = -H(q) + E z^2 / 2 + log(2 pi) / 2 gives the second moment by an integral.
        double square =
                2 * (mixture.divergenceFromStandard().mean() + mixture.entropy().mean()) - Math.log(2 * Math.PI);
        assertThat(moments.covariance()[0][0] + moments.mean()[0] * moments.mean()[0])
                .isCloseTo(square, within(1e-8));
    }

    @Test
    void correlationsOfALineAreOne() {
        Representation representation = Representation.of(
                "line",
                DiagonalGaussian.of(2, new double[] {1, 7, 2, 7, 4, 7}, new double[] {1, 1, 1, 1, 1, 1}),
                Factors.of(3, List.of(FactorColumn.Measurements.of(Factor.continuous("size"), new double[] {-2, -4, -8
                }))));
        double[][] squared = Results.of(representation, new FactorCorrelations());
        assertThat(squared[0][0]).isCloseTo(1, within(CLOSE));
        assertThat(squared[1][0]).isZero();
    }

    @Test
    void minibatchWeightingsDifferByTheirConstants() {
        // Row 0 of each four has no weight: of 12 observations, 9 can be chosen.
        Representation representation = diagonal(12);
        MinibatchEstimate with = minibatches(representation, Weighting.MWS);
        MinibatchEstimate without = minibatches(representation, Weighting.MWS_WITHOUT_CONSTANTS);
        assertThat(with.totalCorrelation() - without.totalCorrelation())
                .isCloseTo((2 - 1) * Math.log(9.0 * 5), within(1e-10));
    }

    private static MinibatchEstimate minibatches(Representation representation, Weighting weighting) {
        return Results.of(representation, new MinibatchTotalCorrelation(weighting, 5, 4, 2));
    }

    @Test
    void stratifiedWeightsAddUpToOne() {
        // All posteriors are equal, so each draw's estimate of log q(z) is off by the logarithm of its weights' sum.
        int rows = 7;
        double[] deviations = new double[2 * rows];
        Arrays.fill(deviations, 1);
        Representation representation =
                Representation.of("same", DiagonalGaussian.of(2, new double[2 * rows], deviations), Factors.none(rows));
        assertThat(minibatches(representation, Weighting.MSS1).totalCorrelation())
                .isCloseTo(0, within(CLOSE));
        // The public code gives one draw of five (7 - 4) / (7 * 4) in place of 1 / 7.
        double sum = 1 + 3.0 / 28 - 1.0 / 7;
        assertThat(minibatches(representation, Weighting.MSS0).totalCorrelation())
                .isCloseTo(-(2 - 1) * Math.log(sum) / 5, within(CLOSE));
    }

    @Test
    void rowsAreChosenAmongThoseWithWeight() {
        Representation representation = diagonal(12);
        Representation all = Results.of(representation, new RowSample(100, 1));
        Representation some = Results.of(representation, new RowSample(4, 1));
        assertThat(all.size()).isEqualTo(9);
        assertThat(some.size()).isEqualTo(4);
        assertThat(IntStream.range(0, 9).mapToDouble(n -> all.posteriors().mean(n, 0)))
                .doesNotHaveDuplicates()
                .isNotEqualTo(IntStream.range(0, 12)
                        .filter(n -> n % 4 > 0)
                        .mapToDouble(n -> representation.posteriors().mean(n, 0))
                        .boxed()
                        .toList());
    }

    static Stream<Statistic<?>> keys() {
        Quantisation coarse = new Quantisation(Quantisation.Rule.EXACT, 8, -3, 3);
        List<LatentSet> sets = List.of(BOTH, LatentSet.of(0), LatentSet.of(1));
        return Stream.of(
                new QuantisedPosterior(coarse, 4),
                new QuantisedPairs(coarse),
                new MeanHistogram(5, 4),
                new MeanPairs(coarse),
                new PosteriorMoments(),
                new FactorCorrelations(),
                new PosteriorEntropies(sets),
                new SampledPosterior(sets, 50, 3, 4),
                new ClampedPosterior(sets, 50, 3, 4, 1e-8),
                new MinibatchTotalCorrelation(Weighting.MSS1, 4, 3, 3),
                new RowSample(6, 3));
    }

    @ParameterizedTest
    @MethodSource("keys")
    <T> void theOrderOfBatchesAndMergesChangesNoBit(Statistic<T> key) {
        Representation representation = diagonal(12);
        Supplier<Fold<T>> folds = Results.folds(representation, key);
        assertThat(Results.scattered(folds, representation, 5).result())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(Results.of(representation, key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    <T> void nothingIsDefinedOfNoWeight(Statistic<T> key) {
        Representation representation = diagonal(12);
        Supplier<Fold<T>> folds = Results.folds(representation, key);
        assertThatThrownBy(() -> Results.part(folds, representation, 4, 8)).isInstanceOf(NotDefinedException.class);
    }

    @Test
    void knowsNoOtherKey() {
        record Foreign() implements Statistic<Double> {}
        assertThat(new ReferenceEstimators().estimator(new Foreign())).isEmpty();
    }
}

package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.data.Representation;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Population;
import org.teasel.estimators.RandomRepresentations.Family;

/** Identities between informations that hold for any posteriors (metrics.md, section 3). */
class InformationIdentitiesTest {

    private static final int LATENTS = 3;
    private static final double CLOSE = 1e-10;

    /** Standard errors that a Monte Carlo figure may miss by; the seeds are fixed. */
    private static final double ERRORS = 4;

    private Representation representation;
    private SampledInformation sampled;

    private void read(Family family, int samples) {
        representation = RandomRepresentations.of(family, 50, LATENTS, 21);
        sampled = Runs.result(representation, new SampledPosterior(subsets(), samples, 2, 4));
    }

    private static List<LatentSet> subsets() {
        List<LatentSet> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << LATENTS; bits++) {
            int chosen = bits;
            subsets.add(LatentSet.of(IntStream.range(0, LATENTS)
                    .filter(i -> (chosen >> i & 1) == 1)
                    .toArray()));
        }
        return subsets;
    }

    private double sumOverLatents(LatentSet set, ToDoubleFunction<LatentSet> reading) {
        return IntStream.of(set.toArray())
                .mapToObj(LatentSet::of)
                .mapToDouble(reading)
                .sum();
    }

    private static double error(SampledInformation information, ToDoubleFunction<SampledInformation> reading) {
        return Jackknife.standardError(IntStream.range(0, information.groups())
                .mapToDouble(g -> reading.applyAsDouble(information.without(g)))
                .toArray());
    }

    /** Theorem 1 of Yang 2021, both sides from the same draws. */
    @ParameterizedTest
    @EnumSource(
            names = {"DETERMINISTIC", "SINGULAR", "PARTS", "PARTLY_POINTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void informationBeyondThePartsIsADifferenceOfTotalCorrelations(Family family) {
        read(family, 200);
        for (LatentSet set : subsets()) {
            double beyond = sampled.information(set) - sumOverLatents(set, sampled::information);
            double total = sumOverLatents(set, sampled::entropy) - sampled.entropy(set);
            double conditional = sampled.conditionalTotalCorrelation(set);
            assertThat(beyond).as("latents %s", set).isCloseTo(conditional - total, within(CLOSE));
        }
    }

    /** The same with conditional entropies in closed form. */
    @ParameterizedTest
    @EnumSource(names = {"DIAGONAL", "CORRELATED", "CATEGORICAL"})
    void theSameHoldsAgainstClosedForms(Family family) {
        read(family, 4000);
        var closed = Runs.result(representation, new PosteriorEntropies(subsets()));
        ToDoubleFunction<LatentSet> given = set -> closed.get(set).orElseThrow();
        for (LatentSet set : subsets()) {
            double conditional = sumOverLatents(set, given) - given.applyAsDouble(set);
            ToDoubleFunction<SampledInformation> rest = s -> s.information(set)
                    - sumOverLatents(set, s::information)
                    + sumOverLatents(set, s::entropy)
                    - s.entropy(set);
            assertThat(rest.applyAsDouble(sampled))
                    .as("latents %s", set)
                    .isCloseTo(conditional, within(ERRORS * error(sampled, rest) + CLOSE));
            assertThat(sampled.conditionalEntropy(set))
                    .isCloseTo(
                            given.applyAsDouble(set),
                            within(ERRORS * error(sampled, s -> s.conditionalEntropy(set)) + CLOSE));
        }
    }

    /** Theorem 2 of Yang 2020. */
    @ParameterizedTest
    @EnumSource(names = {"DIAGONAL", "CATEGORICAL", "FOREIGN", "DETERMINISTIC", "PARTLY_POINTS"})
    void factorisedPosteriorsHaveNoTotalCorrelationOfTheirOwn(Family family) {
        read(family, 2000);
        LatentSet all = LatentSet.all(LATENTS);
        assertThat(sampled.conditionalTotalCorrelation(all)).isCloseTo(0, within(CLOSE));
        ToDoubleFunction<SampledInformation> total = s -> sumOverLatents(all, s::information) - s.information(all);
        assertThat(total.applyAsDouble(sampled)).isGreaterThan(-ERRORS * error(sampled, total));
    }

    /** Lemma 1: more latents tell no less. */
    @ParameterizedTest
    @EnumSource
    void informationGrowsAlongNestedSets(Family family) {
        read(family, 2000);
        for (LatentSet smaller : subsets()) {
            for (LatentSet larger : subsets()) {
                if (IntStream.of(smaller.toArray()).allMatch(larger::contains)) {
                    ToDoubleFunction<SampledInformation> gain = s -> s.information(larger) - s.information(smaller);
                    assertThat(gain.applyAsDouble(sampled))
                            .as("I(x; z%s) - I(x; z%s)", larger, smaller)
                            .isGreaterThan(-ERRORS * error(sampled, gain) - CLOSE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void informationIsBoundedByTheEntropyOfTheObservations(Family family) {
        read(family, 2000);
        double most = Population.of(representation).entropy();
        for (LatentSet set : subsets()) {
            double slack = ERRORS * error(sampled, s -> s.information(set)) + CLOSE;
            assertThat(sampled.information(set)).isBetween(-slack, most + slack);
        }
    }

    @ParameterizedTest
    @EnumSource
    void informationWithAFactorIsBounded(Family family) {
        read(family, 2000);
        for (int factor = 0; factor < sampled.factors(); factor++) {
            int k = factor;
            boolean known = !representation.factors().factor(k).name().equals("mood");
            for (int i = 0; i < LATENTS; i++) {
                int latent = i;
                double slack = ERRORS * error(sampled, s -> s.mutualInformation(latent, k)) + CLOSE;
                double ofLatent = sampled.information(LatentSet.of(i));
                assertThat(sampled.mutualInformation(i, k))
                        .isBetween(-slack, sampled.factorEntropy(k) + slack)
                        .satisfies(information -> assertThat(information)
                                .isLessThan(known ? ofLatent + 2 * slack : Double.POSITIVE_INFINITY));
            }
        }
    }

    /** The constant by which correlated noise exceeds factorised noise, -1/2 log det Sigma, whatever x. */
    @ParameterizedTest
    @EnumSource(names = "DIAGONAL")
    void equicorrelatedNoiseCostsAConstant(Family family) {
        double rho = 0.4;
        double[] noise = new double[LATENTS * LATENTS];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = k % (LATENTS + 1) == 0 ? 1 : rho;
        }
        double logDeterminant = (LATENTS - 1) * Math.log(1 - rho) + Math.log(1 + (LATENTS - 1) * rho);
        Posteriors diagonal = RandomRepresentations.posteriors(family, 20, LATENTS, new SplittableRandom(4));
        double[] means = new double[20 * LATENTS];
        double[] deviations = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            means[k] = diagonal.mean(k / LATENTS, k % LATENTS);
            deviations[k] = Math.sqrt(diagonal.covariance(k / LATENTS, k % LATENTS, k % LATENTS));
        }
        Posteriors correlated = CorrelatedGaussian.ofNoise(LATENTS, means, deviations, noise);
        LatentSet all = LatentSet.all(LATENTS);
        for (int n = 0; n < 20; n++) {
            double difference = diagonal.entropy(n, all).orElseThrow()
                    - correlated.entropy(n, all).orElseThrow();
            assertThat(difference).isCloseTo(-0.5 * logDeterminant, within(1e-12));
        }
    }
}

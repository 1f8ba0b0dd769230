package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.posterior.StandardNormal;

/** Identities of Gaussian posteriors with random means, spreads and correlated noise (metrics.md, section 3). */
class IdentityPropertiesTest {

    private static final int ROWS = 30;
    private static final int SAMPLES = 400;

    /** Standard errors, from 20 groups, that a Monte Carlo figure may miss by; these properties have fixed seeds. */
    private static final double ERRORS = 6;

    private static Posteriors posteriors(int latents, double correlation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = random.doubles((long) ROWS * latents, -2, 2).toArray();
        double[] deviations = random.doubles((long) ROWS * latents, 0.05, 1.2).toArray();
        return correlation == 0
                ? DiagonalGaussian.of(latents, means, deviations)
                : CorrelatedGaussian.ofNoise(latents, means, deviations, noise(latents, correlation));
    }

    /** (1 - rho) I + rho 11^T. */
    private static double[] noise(int latents, double correlation) {
        double[] noise = new double[latents * latents];
        Arrays.setAll(noise, k -> k % (latents + 1) == 0 ? 1 : correlation);
        return noise;
    }

    private static SampledInformation sample(Posteriors posteriors, long seed) {
        int latents = posteriors.latents();
        Set<LatentSet> sets = new LinkedHashSet<>();
        sets.add(LatentSet.all(latents));
        for (int i = 0; i < latents; i++) {
            sets.add(LatentSet.of(i));
            sets.add(LatentSet.allBut(i, latents));
        }
        Representation representation = Representation.of("random", posteriors, Factors.none(ROWS));
        return Runs.result(representation, new SampledPosterior(sets.stream().toList(), SAMPLES, seed, 2));
    }

    private static double sum(int latents, ToDoubleFunction<LatentSet> reading) {
        return IntStream.range(0, latents)
                .mapToObj(LatentSet::of)
                .mapToDouble(reading)
                .sum();
    }

    private static double error(SampledInformation sampled, ToDoubleFunction<SampledInformation> reading) {
        return Jackknife.standardError(IntStream.range(0, sampled.groups())
                .mapToDouble(g -> reading.applyAsDouble(sampled.without(g)))
                .toArray());
    }

    private static double mean(IntToDoubleFunction ofRow) {
        return IntStream.range(0, ROWS).mapToDouble(ofRow).average().orElseThrow();
    }

    /** E_x KL(q(z given x) || prod_i q(z_i given x)) in closed form. */
    private static double conditionalTotalCorrelation(Posteriors posteriors) {
        int latents = posteriors.latents();
        return mean(row -> sum(latents, set -> posteriors.entropy(row, set).orElseThrow())
                - posteriors.entropy(row, LatentSet.all(latents)).orElseThrow());
    }

    @Property(tries = 40)
    void theorem1HoldsExactlyOnTheSameDraws(
            @ForAll @IntRange(min = 2, max = 5) int latents,
            @ForAll @DoubleRange(min = -0.2, max = 0.9) double correlation,
            @ForAll long seed) {
        SampledInformation sampled = sample(posteriors(latents, correlation, seed), seed);
        LatentSet all = LatentSet.all(latents);
        double beyond = sampled.information(all) - sum(latents, sampled::information);
        double total = sum(latents, sampled::entropy) - sampled.entropy(all);
        assertThat(beyond).isCloseTo(sampled.conditionalTotalCorrelation(all) - total, within(1e-10));
    }

    @Property(tries = 40, seed = "1")
    void theorem1HoldsAgainstTheClosedForm(
            @ForAll @IntRange(min = 2, max = 5) int latents,
            @ForAll @DoubleRange(min = -0.2, max = 0.9) double correlation,
            @ForAll long seed) {
        Posteriors posteriors = posteriors(latents, correlation, seed);
        SampledInformation sampled = sample(posteriors, seed);
        LatentSet all = LatentSet.all(latents);
        ToDoubleFunction<SampledInformation> conditional =
                s -> s.information(all) - sum(latents, s::information) + sum(latents, s::entropy) - s.entropy(all);
        assertThat(conditional.applyAsDouble(sampled))
                .isCloseTo(
                        conditionalTotalCorrelation(posteriors), within(ERRORS * error(sampled, conditional) + 1e-10));
    }

    @Property(tries = 40)
    void theorem2FactorisedPosteriorsTurnInformationIntoTotalCorrelation(
            @ForAll @IntRange(min = 2, max = 5) int latents, @ForAll long seed) {
        SampledInformation sampled = sample(posteriors(latents, 0, seed), seed);
        LatentSet all = LatentSet.all(latents);
        double total = sum(latents, sampled::entropy) - sampled.entropy(all);
        assertThat(sum(latents, sampled::information) - sampled.information(all))
                .isCloseTo(total, within(1e-10));
    }

    @Property(tries = 40, seed = "2")
    void theorem2TotalCorrelationIsNotNegative(@ForAll @IntRange(min = 2, max = 5) int latents, @ForAll long seed) {
        SampledInformation sampled = sample(posteriors(latents, 0, seed), seed);
        ToDoubleFunction<SampledInformation> total =
                s -> sum(latents, s::information) - s.information(LatentSet.all(latents));
        assertThat(total.applyAsDouble(sampled)).isGreaterThan(-ERRORS * error(sampled, total));
    }

    /** E KL(q(z given x) || N(0, I)) = I(z; x) + TC(z) + sum_i KL(q(z_i) || N(0, 1)), Chen 2018, Eq. 2. */
    @Property(tries = 40, seed = "3")
    void theBoundsDivergenceHasThreeTerms(
            @ForAll @IntRange(min = 2, max = 5) int latents,
            @ForAll @DoubleRange(min = -0.2, max = 0.9) double correlation,
            @ForAll long seed) {
        Posteriors posteriors = posteriors(latents, correlation, seed);
        SampledInformation sampled = sample(posteriors, seed);
        LatentSet all = LatentSet.all(latents);
        double crossEntropy = mean(row -> crossEntropy(posteriors, row));
        ToDoubleFunction<SampledInformation> terms = s -> s.information(all)
                + (sum(latents, s::entropy) - s.entropy(all))
                + (crossEntropy - sum(latents, s::entropy));
        double closed = crossEntropy - mean(row -> posteriors.entropy(row, all).orElseThrow());
        assertThat(terms.applyAsDouble(sampled)).isCloseTo(closed, within(ERRORS * error(sampled, terms) + 1e-10));
    }

    @Property
    void correlatedNoiseCostsAConstant(
            @ForAll @IntRange(min = 2, max = 8) int latents,
            @ForAll @DoubleRange(min = -0.1, max = 0.95) double correlation,
            @ForAll long seed) {
        Posteriors factorised = posteriors(latents, 0, seed);
        Posteriors correlated = posteriors(latents, correlation == 0 ? 0.5 : correlation, seed);
        double rho = correlation == 0 ? 0.5 : correlation;
        double logDeterminant = (latents - 1) * Math.log(1 - rho) + Math.log(1 + (latents - 1) * rho);
        for (int row = 0; row < ROWS; row++) {
            assertThat(divergence(correlated, row) - divergence(factorised, row))
                    .isCloseTo(-0.5 * logDeterminant, within(1e-10));
        }
    }

    private static double divergence(Posteriors posteriors, int row) {
        return crossEntropy(posteriors, row)
                - posteriors.entropy(row, LatentSet.all(posteriors.latents())).orElseThrow();
    }

    /** -E log N(z; 0, I) under q(z given x). */
    private static double crossEntropy(Posteriors posteriors, int row) {
        return IntStream.range(0, posteriors.latents())
                .mapToDouble(i -> {
                    double mean = posteriors.mean(row, i);
                    return StandardNormal.HALF_LOG_TWO_PI + 0.5 * (mean * mean + posteriors.covariance(row, i, i));
                })
                .sum();
    }
}

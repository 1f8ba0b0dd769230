package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Population;

/** Posteriors so narrow, so wide or so far away, and data so few, that careless arithmetic would fail. */
class NumericalCornersTest {

    private static final int SAMPLES = 200;

    private static Representation representation(Posteriors posteriors) {
        return Representation.of("corner", posteriors, Factors.none(posteriors.size()));
    }

    private static SampledInformation sampled(Posteriors posteriors) {
        Representation representation = representation(posteriors);
        return Runs.result(
                representation,
                SampledPosterior.of(Population.of(representation), Settings.DEFAULT.withSamples(SAMPLES)));
    }

    /** Rows at 0, 1, 2, ... in every latent, all of one deviation. */
    private static DiagonalGaussian ladder(int rows, int latents, double step, double deviation) {
        double[] means = IntStream.range(0, rows * latents)
                .mapToDouble(k -> step * (k / latents))
                .toArray();
        double[] deviations = new double[means.length];
        Arrays.fill(deviations, deviation);
        return DiagonalGaussian.of(latents, means, deviations);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-30, 1e-154, 1e-200, 1e-300, 1e-310, Double.MIN_VALUE})
    void narrowPosteriorsTellAllRowsApart(double deviation) {
        SampledInformation information = sampled(ladder(8, 3, 1, deviation));
        for (LatentSet set : new LatentSet[] {LatentSet.all(3), LatentSet.of(1), LatentSet.allBut(1, 3)}) {
            assertThat(information.information(set)).isCloseTo(Math.log(8), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e150, 1e300, 1e307})
    void widePosteriorsTellNoRowsApart(double deviation) {
        SampledInformation information = sampled(ladder(8, 3, 1, deviation));
        assertThat(information.information(LatentSet.all(3))).isCloseTo(0, within(1e-5));
        assertThat(information.entropy(LatentSet.of(0)) - Math.log(deviation)).isCloseTo(1.419, within(0.2));
    }

    @Test
    void oneLatentFarNarrowerThanTheOthersLeavesThemAlone() {
        double[][] means = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
        double[][] deviations = {{1e-200, 1, 1}, {1e-200, 1, 1}, {1e-200, 1, 1}};
        SampledInformation information = sampled(DiagonalGaussian.of(means, deviations));
        assertThat(information.information(LatentSet.all(3))).isCloseTo(Math.log(3), within(1e-12));
        assertThat(information.information(LatentSet.of(1, 2))).isCloseTo(0, within(1e-12));
        assertThat(information.information(LatentSet.of(0, 2))).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void farAwayPosteriorsAreWorthAsMuchAsNearOnes() {
        Posteriors near = ladder(8, 2, 1e-3, 1e-3);
        double[] means =
                IntStream.range(0, 16).mapToDouble(k -> 1e6 + 1e-3 * (k / 2)).toArray();
        double[] deviations = new double[16];
        Arrays.fill(deviations, 1e-3);
        Posteriors far = DiagonalGaussian.of(2, means, deviations);
        for (LatentSet set : new LatentSet[] {LatentSet.all(2), LatentSet.of(1)}) {
            assertThat(sampled(far).information(set)).isCloseTo(sampled(near).information(set), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6})
    void narrowCorrelatedPosteriorsAreReadAsDiagonalOnesAre(double deviation) {
        double[][] means = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {3, 0, deviation}};
        double[] deviations = new double[12];
        Arrays.fill(deviations, deviation);
        double[] flat = Arrays.stream(means).flatMapToDouble(Arrays::stream).toArray();
        double[] noise = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        SampledInformation diagonal = sampled(DiagonalGaussian.of(3, flat, deviations));
        SampledInformation correlated = sampled(CorrelatedGaussian.ofNoise(3, flat, deviations, noise));
        for (int i = 0; i < 3; i++) {
            LatentSet rest = LatentSet.allBut(i, 3);
            assertThat(correlated.information(rest)).isCloseTo(diagonal.information(rest), within(1e-9));
            assertThat(correlated.entropy(rest)).isCloseTo(diagonal.entropy(rest), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Quantisation.Rule.class)
    void binsOfPosteriorsOfAnyWidth(Quantisation.Rule rule) {
        for (double deviation : new double[] {Double.MIN_VALUE, 1e-310, 1e-300, 1e-20, 1e20, 1e300, Double.MAX_VALUE}) {
            InformationTable table = Runs.result(
                    representation(ladder(5, 1, 1, deviation)),
                    new QuantisedPosterior(Quantisation.DEFAULT.with(rule), 2));
            assertThat(table.informativeness()[0]).as("deviation %s", deviation).isBetween(0.0, Math.log(5) + 1e-12);
            assertThat(table.conditionalEntropy()[0]).isBetween(0.0, Math.log(100));
            assertThat(table.outside()[0]).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e300, -1e6, 1e6, 1e300})
    void binsOfPosteriorsFarOutside(double place) {
        for (Quantisation.Rule rule : Quantisation.Rule.values()) {
            Posteriors far = DiagonalGaussian.of(1, new double[] {place, place / 2}, new double[] {1, 1e-3});
            InformationTable table =
                    Runs.result(representation(far), new QuantisedPosterior(Quantisation.DEFAULT.with(rule), 2));
            assertThat(table.latentEntropy()[0]).isCloseTo(0, within(1e-12));
            assertThat(table.outside()[0]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aPointThatIsNeverDrawnLeavesNoDensity() {
        double[][] means = new double[40][1];
        double[][] deviations = new double[40][1];
        double[] weights = new double[40];
        for (int row = 0; row < 40; row++) {
            means[row][0] = row;
            deviations[row][0] = row == 7 ? 0 : 1;
            weights[row] = row == 7 ? 1e-9 : 1;
        }
        Representation representation = Representation.of(
                        "a point", DiagonalGaussian.of(means, deviations), Factors.none(40))
                .weighted(weights);
        SampledInformation sampled =
                Runs.result(representation, new SampledPosterior(List.of(LatentSet.of(0)), 100, 0, 20));
        assertThat(sampled.entropy(LatentSet.of(0))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void oneObservation() {
        SampledInformation information = sampled(ladder(1, 2, 1, 0.1));
        assertThat(information.information(LatentSet.all(2))).isCloseTo(0, within(1e-12));
        assertThat(information.information(LatentSet.of(0))).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void twoObservationsFarApart(int latents) {
        SampledInformation information = sampled(ladder(2, latents, 10, 0.1));
        assertThat(information.information(LatentSet.all(latents))).isCloseTo(Math.log(2), within(1e-12));
        assertThat(information.information(LatentSet.of(0))).isCloseTo(Math.log(2), within(1e-12));
    }
}

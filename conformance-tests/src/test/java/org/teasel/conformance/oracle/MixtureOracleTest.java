package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** Integrals over mixtures against single Gaussians, mixtures without overlap, and identities between integrals. */
class MixtureOracleTest {

    private static final double CLOSE = 1e-8;
    private static final LatentSet FIRST = LatentSet.of(0);
    private static final LatentSet SECOND = LatentSet.of(1);
    private static final LatentSet BOTH = LatentSet.all(2);

    private static Representation of(Posteriors posteriors) {
        return Representation.of("mixture", posteriors, Factors.none(posteriors.size()));
    }

    private static CorrelatedGaussian correlated(double[][] means, double[][] covariances) {
        return CorrelatedGaussian.of(
                2,
                Arrays.stream(means).flatMapToDouble(Arrays::stream).toArray(),
                Arrays.stream(covariances).flatMapToDouble(Arrays::stream).toArray());
    }

    private static Representation overlapping() {
        return of(correlated(
                        new double[][] {{-1, 0.5}, {0.3, -0.2}, {1.5, 1}, {9, 9}},
                        new double[][] {{0.5, 0.3, 0.3, 0.4}, {1, -0.5, -0.5, 0.6}, {0.04, 0, 0, 0.09}, {1, 0, 0, 1}}))
                .weighted(new double[] {2, 1, 1, 0});
    }

    @Test
    void oneGaussianIsInClosedForm() {
        Representation representation = of(correlated(new double[][] {{0.4, -2}}, new double[][] {{0.5, 0.6, 0.6, 2}}));
        GaussianOracle gaussian = GaussianOracle.of(representation.posteriors(), 0);
        MixtureOracle mixture = MixtureOracle.of(representation, BOTH);
        assertThat(mixture.entropy().mean()).isCloseTo(gaussian.entropy(), within(CLOSE));
        // -log of a Gaussian density is half a chi-square variable, of variance L / 2.
        assertThat(mixture.entropy().deviation()).isCloseTo(1, within(CLOSE));
        assertThat(mixture.totalCorrelation().mean()).isCloseTo(gaussian.totalCorrelation(), within(CLOSE));
        assertThat(mixture.divergenceFromStandard().mean()).isCloseTo(gaussian.divergenceFromStandard(), within(CLOSE));
        assertThat(mixture.information().mean()).isCloseTo(0, within(CLOSE));
        assertThat(mixture.information().deviation()).isCloseTo(0, within(1e-6));
        MixtureOracle single = MixtureOracle.of(representation, SECOND);
        assertThat(single.entropy().mean()).isCloseTo(gaussian.marginal(SECOND).entropy(), within(CLOSE));
        assertThat(single.entropy().deviation()).isCloseTo(Math.sqrt(0.5), within(CLOSE));
        assertThat(single.divergenceFromStandard().mean())
                .isCloseTo(gaussian.divergencesFromStandard()[1], within(CLOSE));
    }

    @Test
    void componentsWithoutOverlapAddTheEntropyOfTheWeights() {
        double[] weights = {0.2, 0.5, 0.3};
        double[] deviations = {0.1, 1, 0.02};
        Representation representation = of(DiagonalGaussian.of(1, new double[] {-30, 0, 25}, deviations))
                .weighted(weights);
        MixtureOracle mixture = MixtureOracle.of(representation, FIRST);
        double gaussians = 0;
        double square = 0;
        for (int n = 0; n < 3; n++) {
            double h = 0.5 * (1 + Math.log(2 * Math.PI)) + Math.log(deviations[n]);
            gaussians += weights[n] * h;
            square += weights[n] * (Math.pow(h - Math.log(weights[n]), 2) + 0.5);
        }
        double ofWeights = Logs.entropy(weights);
        assertThat(mixture.entropy().mean()).isCloseTo(ofWeights + gaussians, within(CLOSE));
        assertThat(mixture.conditionalEntropy().mean()).isCloseTo(gaussians, within(CLOSE));
        assertThat(mixture.information().mean()).isCloseTo(ofWeights, within(CLOSE));
        double deviation = Math.sqrt(square - Math.pow(ofWeights + gaussians, 2));
        assertThat(mixture.entropy().deviation()).isCloseTo(deviation, within(CLOSE));
    }

    @Test
    void theoremOneClosesForCorrelatedPosteriors() {
        Representation representation = overlapping();
        MixtureOracle both = MixtureOracle.of(representation, BOTH);
        double left = both.information().mean()
                - MixtureOracle.of(representation, FIRST).information().mean()
                - MixtureOracle.of(representation, SECOND).information().mean();
        double right = GaussianOracle.conditionalTotalCorrelation(representation, BOTH)
                - both.totalCorrelation().mean();
        assertThat(left).isCloseTo(right, within(CLOSE));
        double entropies = MixtureOracle.of(representation, FIRST).entropy().mean()
                + MixtureOracle.of(representation, SECOND).entropy().mean()
                - both.entropy().mean();
        assertThat(both.totalCorrelation().mean()).isCloseTo(entropies, within(CLOSE));
        for (Expectation expectation :
                new Expectation[] {both.entropy(), both.information(), both.totalCorrelation()}) {
            assertThat(expectation.error()).isLessThan(CLOSE);
            assertThat(expectation.deviation()).isPositive();
        }
    }

    @Test
    void theBoundOnTheEvidenceDecomposes() {
        Representation representation = overlapping();
        double divergence = 0;
        for (int n = 0; n < 3; n++) {
            divergence += representation.weight(n)
                    * GaussianOracle.of(representation.posteriors(), n).divergenceFromStandard();
        }
        MixtureOracle both = MixtureOracle.of(representation, BOTH);
        assertThat(both.information().mean() + both.divergenceFromStandard().mean())
                .isCloseTo(divergence, within(CLOSE));
        double dimensions =
                MixtureOracle.of(representation, FIRST).divergenceFromStandard().mean()
                        + MixtureOracle.of(representation, SECOND)
                                .divergenceFromStandard()
                                .mean();
        assertThat(both.divergenceFromStandard().mean())
                .isCloseTo(both.totalCorrelation().mean() + dimensions, within(CLOSE));
    }

    @Test
    void aFactorThatNamesTheObservationTellsAllThatItDoes() {
        Representation representation = overlapping();
        FactorColumn.Finite names = FactorColumn.Labels.of(Factor.categorical("row", 4), new int[] {0, 1, 2, 3});
        FactorColumn.Finite nothing = FactorColumn.Soft.of(
                Factor.categorical("coin", 2), new double[][] {{0.3, 0.7}, {0.3, 0.7}, {0.3, 0.7}, {1, 0}});
        FactorColumn.Finite some = FactorColumn.Labels.of(Factor.categorical("half", 2), new int[] {0, 1, 1, 0});
        MixtureOracle mixture = MixtureOracle.of(representation, FIRST);
        double information = mixture.information().mean();
        assertThat(mixture.mutualInformation(names).mean()).isCloseTo(information, within(CLOSE));
        assertThat(mixture.mutualInformation(names).deviation())
                .isCloseTo(mixture.information().deviation(), within(CLOSE));
        assertThat(mixture.mutualInformation(nothing).mean()).isCloseTo(0, within(CLOSE));
        assertThat(mixture.mutualInformation(some).mean()).isBetween(0.05, information);
    }

    @Test
    void sharpAmongBroad() {
        double sharp = 1e-4;
        Representation representation = of(DiagonalGaussian.of(1, new double[] {0, 0.3}, new double[] {1, sharp}));
        Expectation entropy = MixtureOracle.of(representation, FIRST).entropy();
        // Where one is, the other adds next to nothing: the entropy is that without overlap, to first order in the
        // width.
        double h = 0.5 * (1 + Math.log(2 * Math.PI));
        assertThat(entropy.mean()).isCloseTo(Math.log(2) + h + 0.5 * Math.log(sharp), within(20 * sharp));
        assertThat(entropy.error()).isLessThan(CLOSE);
    }

    @Test
    void refusesWhatHasNoDensity() {
        Representation points = of(Deterministic.of(1, new double[] {0, 1}));
        assertThatThrownBy(() -> MixtureOracle.of(points, FIRST)).isInstanceOf(IllegalArgumentException.class);
        Representation three = of(DiagonalGaussian.of(3, new double[3], new double[] {1, 1, 1}));
        assertThatThrownBy(() -> MixtureOracle.of(three, LatentSet.all(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

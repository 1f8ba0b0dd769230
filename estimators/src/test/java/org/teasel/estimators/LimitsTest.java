package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.statistic.NotDefinedException;

/** Data for which a statistic has no value: the reason says so. */
class LimitsTest {

    private static Representation representation(int rows, Factors factors) {
        double[] deviations = new double[rows];
        Arrays.fill(deviations, 1);
        return Representation.of("r", DiagonalGaussian.of(1, new double[rows], deviations), factors);
    }

    @ParameterizedTest
    @EnumSource
    void minibatchesOfOneObservation(Weighting weighting) {
        MinibatchTotalCorrelation key = new MinibatchTotalCorrelation(weighting, 8, 3, 0);
        Representation one = representation(1, Factors.none(1));
        Representation oneWithWeight = representation(3, Factors.none(3)).weighted(new double[] {0, 1, 0});
        for (Representation representation : List.of(one, oneWithWeight)) {
            assertThatExceptionOfType(NotDefinedException.class)
                    .isThrownBy(() -> Runs.result(representation, key))
                    .withMessage("a minibatch needs 2 observations and there is one");
        }
    }

    @Test
    void minibatchesLargerThanTheDataTakeAllOfIt() {
        MinibatchTotalCorrelation key = new MinibatchTotalCorrelation(Weighting.MSS0, 100, 3, 0);
        assertThat(Runs.result(representation(5, Factors.none(5)), key).joint()).hasSize(3);
    }

    @Test
    void meansTooFarApartForAHistogram() {
        Representation far = Representation.of(
                "far", DiagonalGaussian.of(1, new double[] {-1e308, 1e308}, new double[2]), Factors.none(2));
        assertThatExceptionOfType(NotDefinedException.class)
                .isThrownBy(() -> Runs.result(far, new MeanHistogram(20, 20)))
                .withMessageContaining("the means of latent z0 lie between -1.0E308 and 1.0E308");
    }

    @Test
    void aFactorThatTellsObservationsApartIsLeftOutAlone() {
        Factors factors = Factors.of(
                10,
                List.of(
                        FactorColumn.Labels.of(Factor.categorical("name", 5000), new int[10]),
                        FactorColumn.Labels.of(
                                Factor.categorical("sound", 2), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1})));
        InformationTable table =
                Runs.result(representation(10, factors), new QuantisedPosterior(Quantisation.DEFAULT, 10));
        assertThat(table.factorEntropy()[0]).isNaN();
        assertThat(table.mutualInformation()[0][0]).isNaN();
        assertThat(table.jointEntropy()[0][0]).isNaN();
        assertThat(table.factorEntropy()[1]).isCloseTo(Math.log(2), within(1e-12));
        assertThat(table.mutualInformation()[0][1]).isNotNegative();
    }
}

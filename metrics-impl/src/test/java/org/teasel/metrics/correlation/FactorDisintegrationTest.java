package org.teasel.metrics.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.metrics.FixedStatistics;

/** Three latents and two factors of entropy 1; the second factor is z2 alone. */
class FactorDisintegrationTest {

    private static final double[][] NONE = new double[3][2];
    private static final double[][] UNCORRELATED = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] INDEPENDENT = {{.5, 1, 1}, {1, .5, 1}, {1, 1, .5}};

    private static Measurement measure(
            double[][] informed, double[][] linear, double[][] covariance, double[][] pairs) {
        InformationTable table = new InformationTable(
                new double[3],
                new double[3],
                new double[3],
                new double[] {1, 1},
                informed,
                new double[3][2],
                new int[3],
                new double[3]);
        Moments moments = new Moments(new double[3], covariance, new double[3][3], new double[3], new double[3]);
        return new FactorDisintegration()
                .measure(statistics()
                        .with(QuantisedPosterior.of(Settings.DEFAULT), table)
                        .with(new FactorCorrelations(), linear)
                        .with(new PosteriorMoments(), moments)
                        .with(new MeanPairs(Settings.DEFAULT.quantisation()), pairs));
    }

    private static FixedStatistics statistics() {
        List<FactorColumn.Labels> columns = Stream.of(Factor.ordinal("size", 2), Factor.categorical("shape", 2))
                .map(factor -> FactorColumn.Labels.of(factor, new int[] {0, 1, 0, 1}))
                .toList();
        double[] deviations = new double[12];
        Arrays.fill(deviations, 1);
        return FixedStatistics.of(Representation.of(
                "made up", DiagonalGaussian.of(3, new double[12], deviations), Factors.of(4, columns)));
    }

    private static double[][] shared(double first, double second) {
        return new double[][] {{first, 0}, {second, 0}, {0, .9}};
    }

    @Test
    void aFactorOfTwoIndependentLatentsDisintegrates() {
        Measurement measurement = measure(shared(.4, .3), NONE, UNCORRELATED, INDEPENDENT);
        assertThat(measurement.perFactor()).containsExactly(1, 0);
        assertThat(measurement.value()).isEqualTo(.5);
    }

    @Test
    void eitherRelationTells() {
        assertThat(measure(shared(.4, 0), shared(.23, .17), UNCORRELATED, INDEPENDENT)
                        .perFactor())
                .containsExactly(1, 0);
    }

    @Test
    void aLineThroughValuesWithoutAnOrderTellsNothing() {
        double[][] second = {{0, .4}, {0, .3}, {0, 0}};
        assertThat(measure(shared(.4, 0), second, UNCORRELATED, INDEPENDENT).perFactor())
                .containsExactly(0, 0);
    }

    @Test
    void aWeakSecondLatentSharesNothing() {
        assertThat(measure(shared(.4, .19), NONE, UNCORRELATED, INDEPENDENT).perFactor())
                .containsExactly(0, 0);
    }

    @Test
    void correlatedLatentsAreOne() {
        double[][] correlated = {{1, .2, 0}, {.2, 1, 0}, {0, 0, 1}};
        assertThat(measure(shared(.4, .3), NONE, correlated, INDEPENDENT).perFactor())
                .containsExactly(0, 0);
    }

    @Test
    void dependentLatentsAreOneWithoutCorrelation() {
        double[][] ring = {{.5, .8, 1}, {.8, .5, 1}, {1, 1, .5}};
        assertThat(measure(shared(.4, .3), NONE, UNCORRELATED, ring).perFactor())
                .containsExactly(0, 0);
    }

    @Test
    void aFactorThatNoLatentKnowsIsWhole() {
        assertThat(measure(NONE, NONE, UNCORRELATED, INDEPENDENT).value()).isZero();
    }
}

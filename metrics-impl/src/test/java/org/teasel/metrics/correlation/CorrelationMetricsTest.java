package org.teasel.metrics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.metrics.FixedStatistics;
import org.teasel.metrics.SampledTables;

class CorrelationMetricsTest {

    private static final double[][] NONE = new double[2][2];

    private static Metric variant(String name) {
        return new TotalCorrelation()
                .variants().stream()
                        .filter(metric -> metric.descriptor().name().variant().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static FixedStatistics moments(double[][] ofMeans, double[][] within) {
        int latents = ofMeans.length;
        return FixedStatistics.of(latents, 0)
                .with(
                        new PosteriorMoments(),
                        new Moments(new double[latents], ofMeans, within, new double[latents], new double[latents]));
    }

    private static FixedStatistics correlated() {
        double[] covariances = {1, .5, .5, 1, 1, .5, .5, 1};
        return FixedStatistics.of(
                Representation.of("correlated", CorrelatedGaussian.of(2, new double[4], covariances), Factors.none(2)));
    }

    @Test
    void totalCorrelationOfFactorisedPosteriorsIsTheirInformationBeyondTheJoint() {
        FixedStatistics statistics =
                SampledTables.put(FixedStatistics.of(2, 0), set -> set.size() == 1 ? .4 : .5, set -> 1);
        assertThat(new TotalCorrelation().measure(statistics).value()).isEqualTo(.3, within(1e-12));
    }

    @Test
    void totalCorrelationOfFewObservationsIsTold() {
        FixedStatistics statistics =
                SampledTables.put(FixedStatistics.of(2, 0), set -> set.size() == 1 ? .4 : .5, set -> 1);
        assertThat(new TotalCorrelation().measure(statistics).notes().get(0)).contains("from 2.4 observations");
    }

    @Test
    void totalCorrelationAddsWhatLatentsShareGivenTheObservation() {
        FixedStatistics statistics =
                SampledTables.put(correlated(), set -> set.size() == 1 ? .4 : .5, set -> set.size() == 1 ? 1 : 1.75);
        assertThat(new TotalCorrelation().measure(statistics).value()).isEqualTo(.3 + .25, within(1e-12));
    }

    @Test
    void totalCorrelationOfASingularCorrelatedPosteriorIsNotDefined() {
        FixedStatistics statistics =
                SampledTables.put(correlated(), set -> .1, set -> set.size() == 1 ? 1 : Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> new TotalCorrelation().measure(statistics)).isInstanceOf(NotDefinedException.class);
    }

    @Test
    void gaussianTotalCorrelationOfTwoLatents() {
        double[][] covariance = {{4, 2.4}, {2.4, 9}};
        Measurement mean = variant("gaussian-mean").measure(moments(covariance, NONE));
        assertThat(mean.value()).isEqualTo(-Math.log(1 - .16) / 2, within(1e-12));
        double[][] noise = {{1, 0}, {0, 1}};
        Measurement sampled = variant("gaussian-sampled").measure(moments(covariance, noise));
        assertThat(sampled.value()).isEqualTo(-Math.log(1 - 2.4 * 2.4 / 50) / 2, within(1e-12));
    }

    @Test
    void gaussianTotalCorrelationOfARepeatedLatentIsInfinite() {
        assertThat(variant("gaussian-mean")
                        .measure(moments(new double[][] {{1, 2}, {2, 4}}, NONE))
                        .value())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void gaussianTotalCorrelationLeavesOutAConstantLatent() {
        Measurement measurement = variant("gaussian-mean").measure(moments(new double[][] {{1, 0}, {0, 0}}, NONE));
        assertThat(measurement.value()).isZero();
        assertThat(measurement.notes()).containsExactly("1 of 2 latents count; the others are constant");
    }

    @Test
    void minibatchEstimatesStateTheirBias() {
        FixedStatistics statistics = FixedStatistics.of(3, 0);
        statistics.with(
                new MinibatchTotalCorrelation(Weighting.MWS, 4, 20, 0),
                new MinibatchEstimate(new double[] {-1, -2}, new double[] {-5, -7}));
        Measurement measurement = variant("mws").measure(statistics);
        assertThat(measurement.value()).isEqualTo(4.5, within(1e-12));
        assertThat(measurement.notes().get(0)).contains("(L - 1) log N = 2.8 nats");
    }

    @Test
    void conditionalTotalCorrelationOfFactorisedPosteriorsIsZeroAndNeedsNothing() {
        FixedStatistics statistics = FixedStatistics.of(2, 0);
        Metric metric = new ConditionalTotalCorrelation();
        assertThat(metric.needs(statistics.population(), statistics.settings())).isEmpty();
        assertThat(metric.measure(statistics).value()).isZero();
    }

    private static Measurement conditional(FixedStatistics statistics, double joint, double marginal) {
        Map<LatentSet, OptionalDouble> entropies = new LinkedHashMap<>();
        entropies.put(LatentSet.all(2), OptionalDouble.of(joint));
        entropies.put(LatentSet.of(0), OptionalDouble.of(marginal));
        entropies.put(LatentSet.of(1), OptionalDouble.of(marginal));
        PosteriorEntropies key = new PosteriorEntropies(List.of(LatentSet.all(2), LatentSet.of(0), LatentSet.of(1)));
        return new ConditionalTotalCorrelation().measure(statistics.with(key, entropies));
    }

    @Test
    void conditionalTotalCorrelationInClosedForm() {
        assertThat(conditional(correlated(), 2.5, 1.4).value()).isEqualTo(.3, within(1e-12));
        assertThat(conditional(correlated(), Double.NEGATIVE_INFINITY, 1.4).value())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> conditional(correlated(), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isInstanceOf(NotDefinedException.class);
    }

    @Test
    void conditionalTotalCorrelationBySamplingWithoutClosedForm() {
        FixedStatistics statistics = SampledTables.put(correlated(), set -> .1, set -> set.size() == 1 ? 1 : 1.75);
        Map<LatentSet, OptionalDouble> entropies = Map.of(LatentSet.all(2), OptionalDouble.empty());
        statistics.with(new PosteriorEntropies(List.of(LatentSet.all(2), LatentSet.of(0), LatentSet.of(1))), entropies);
        Measurement measurement = new ConditionalTotalCorrelation().measure(statistics);
        assertThat(measurement.value()).isEqualTo(.25, within(1e-12));
        assertThat(measurement.notes()).hasSize(1);
    }

    @Test
    void elboTermsSumToTheClosedForm() {
        // Posteriors N(m, .25) with m of variance .75 in both latents, independent: q(z_i) has variance 1 and mean .5.
        double conditional = Math.log(2 * Math.PI * Math.E * .25) / 2;
        double alone = .3;
        double[][] ofMeans = {{.75, 0}, {0, .75}};
        double[][] within = {{.25, 0}, {0, .25}};
        FixedStatistics statistics =
                SampledTables.put(FixedStatistics.of(2, 0), set -> alone * set.size(), set -> conditional * set.size());
        statistics
                .with(
                        new PosteriorMoments(),
                        new Moments(new double[] {.5, .5}, ofMeans, within, new double[2], new double[2]))
                .with(
                        new PosteriorEntropies(List.of(LatentSet.all(2))),
                        Map.of(LatentSet.all(2), OptionalDouble.of(2 * conditional)));
        Measurement terms = new ElboTerms().measure(statistics);
        // KL(N(m, s^2) || N(0, 1)) = (s^2 + m^2 - 1 - log s^2) / 2, here with E m^2 = .75 + .25 in each of two latents
        double expected = .25 + 1 - 1 - Math.log(.25);
        assertThat(terms.value()).isEqualTo(expected, within(1e-12));
        assertThat(terms.components().get("indexCodeMutualInformation")).isEqualTo(.6, within(1e-12));
        assertThat(terms.components().get("totalCorrelation")).isEqualTo(0, within(1e-12));
        assertThat(terms.components().get("gap")).isEqualTo(0, within(1e-12));
    }

    @Test
    void elboTermsRefuseDiscreteAndDeterministicLatents() {
        FixedStatistics discrete = FixedStatistics.of(Representation.of(
                "discrete", Categorical.of(new int[] {2}, new double[] {.5, .5, .5, .5}), Factors.none(2)));
        assertThatThrownBy(() -> new ElboTerms().measure(discrete))
                .isInstanceOf(NotDefinedException.class)
                .hasMessageContaining("discrete");
    }
}

package org.teasel.metrics.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Settings;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.metrics.FixedStatistics;
import org.teasel.metrics.SampledTables;

class LatentMetricsTest {

    /** I(x; z_i) of independent latents, and I(x; z) below their sum by what the first two repeat. */
    private static final double[] ALONE = {.5, .4, .1, 0};

    private static final double REPEATED = .2;

    private static double information(LatentSet set) {
        double sum = 0;
        for (int k = 0; k < set.size(); k++) {
            sum += ALONE[set.get(k)];
        }
        return set.contains(0) && set.contains(1) ? sum - REPEATED : sum;
    }

    private static FixedStatistics statistics(int factors) {
        return SampledTables.put(FixedStatistics.of(ALONE.length, factors), LatentMetricsTest::information, set -> 1);
    }

    @Test
    void sepinIsTheMeanOfTheBest() {
        Metric sepin = new Sepin();
        Measurement all = sepin.measure(statistics(0));
        assertThat(all.perLatent()).containsExactly(new double[] {.3, .2, .1, 0}, within(1e-12));
        assertThat(all.value()).isEqualTo(.15, within(1e-12));
        assertThat(all.settings()).containsEntry("k", 4);
        assertThat(sepin.measure(statistics(2)).value()).isEqualTo(.25, within(1e-12));
        assertThat(sepin.measure(statistics(7)).settings()).containsEntry("k", 4);
        Metric best = sepin.at(1).orElseThrow();
        assertThat(best.descriptor().name()).hasToString("sepin@1");
        assertThat(best.measure(statistics(2)).value()).isEqualTo(.3, within(1e-12));
    }

    @Test
    void moreThanAllLatentsHaveNoBest() {
        Metric five = new Sepin().at(5).orElseThrow();
        assertThatThrownBy(() -> five.measure(statistics(2)))
                .isInstanceOf(NotDefinedException.class)
                .hasMessage("it is the mean of the 5 best latents and there are 4");
        assertThatThrownBy(() -> new Indin().at(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void factorisedPosteriorsHaveIndinEqualSepin() {
        assertThat(new Indin().measure(statistics(2)).perLatent())
                .containsExactly(new Sepin().measure(statistics(2)).perLatent());
    }

    @Test
    void wsepinWeighsByInformativeness() {
        Measurement wsepin = new Wsepin().measure(statistics(0));
        assertThat(wsepin.value()).isEqualTo(.5 * .3 + .4 * .2 + .1 * .1, within(1e-12));
        assertThat(wsepin.perLatent()).containsExactly(new double[] {.15, .08, .01, 0}, within(1e-12));
        assertThat(new Windin().measure(statistics(0)).value()).isEqualTo(wsepin.value(), within(1e-12));
    }

    @Test
    void aNegativeInformationHasNoWeight() {
        FixedStatistics statistics =
                SampledTables.put(FixedStatistics.of(2, 0), set -> set.contains(0) ? 1 : -1e-3 * set.size(), set -> 1);
        Measurement wsepin = new Wsepin().measure(statistics);
        assertThat(wsepin.matrix().orElseThrow().values()[1][1]).isZero();
        assertThat(wsepin.perLatent()[1]).isZero();
    }

    @Test
    void nothingToTellHasNoWeights() {
        FixedStatistics statistics = SampledTables.put(FixedStatistics.of(2, 0), set -> 0, set -> 1);
        assertThatThrownBy(() -> new Wsepin().measure(statistics))
                .isInstanceOf(NotDefinedException.class)
                .hasMessage("no latent tells anything about the observation");
    }

    @Test
    void aSingleLatentHasAllToItself() {
        FixedStatistics statistics = SampledTables.put(FixedStatistics.of(1, 0), set -> .7, set -> 1);
        assertThat(new Sepin().measure(statistics).value()).isEqualTo(.7, within(1e-12));
        assertThat(new Windin().measure(statistics).value()).isEqualTo(.7, within(1e-12));
    }

    @Test
    void informativenessReportsTheJointAndEach() {
        FixedStatistics statistics = statistics(1)
                .with(
                        QuantisedPosterior.of(Settings.DEFAULT),
                        Tables.table(new double[][] {{.5}, {.4}, {.1}, {0}}, new double[] {1}));
        Measurement informativeness = new Informativeness().measure(statistics);
        assertThat(informativeness.value()).isEqualTo(.8, within(1e-12));
        assertThat(informativeness.perLatent()).containsExactly(.5, .4, .1, 0);
        assertThat(informativeness.components().get("sum")).isEqualTo(1, within(1e-12));
        assertThat(informativeness.components().get("normalised")).isEqualTo(.25 / Math.log(100), within(1e-12));
        assertThat(informativeness.components().get("observationEntropy")).isEqualTo(Math.log(4), within(1e-12));
        assertThat(informativeness.notes()).isEmpty();
    }

    @Test
    void informativenessSaysWhenItIsSaturated() {
        FixedStatistics statistics = SampledTables.put(FixedStatistics.of(1, 1), set -> Math.log(4), set -> 1)
                .with(QuantisedPosterior.of(Settings.DEFAULT), Tables.table(new double[][] {{1}}, new double[] {1}));
        assertThat(new Informativeness().measure(statistics).notes()).hasSize(1);
    }

    @Test
    void misjedOfPairs() {
        // H(z_i) = 2 for all
        double[][] joint = {{1.9, 3.5, 3.1}, {3.5, 1.8, 3.3}, {3.1, 3.3, 1.7}};
        FixedStatistics statistics = FixedStatistics.of(3, 1)
                .with(
                        QuantisedPosterior.of(Settings.DEFAULT),
                        Tables.table(new double[][] {{1}, {0}, {0}}, new double[] {1}))
                .with(new MeanPairs(Settings.DEFAULT.quantisation()), joint);
        Measurement misjed = new Misjed().measure(statistics);
        assertThat(misjed.value()).isEqualTo((.5 + .9 + .7) / 3, within(1e-12));
        assertThat(misjed.perLatent()).containsExactly(new double[] {.7, .6, .8}, within(1e-12));
        assertThat(misjed.components().get("normalised")).isEqualTo(.7 / (2 * Math.log(100)), within(1e-12));
        assertThat(misjed.matrix().orElseThrow().values()[0])
                .containsExactly(new double[] {Double.NaN, .5, .9}, within(1e-12));
    }
}

package org.teasel.metrics.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.statistic.NotDefinedException;

class FactorMetricsTest {

    private static final double[][] ONE_LATENT_A_FACTOR = {{1.0, 0, 0}, {0, 1.2, 0}, {0, 0, 1.1}};

    private static Metric variant(Metric metric, String name) {
        return metric.variants().stream()
                .filter(m -> m.descriptor().name().variant().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void migOfGoldenMatrix() {
        Measurement mig = Tables.measure(new MutualInformationGap(), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(mig.value()).isEqualTo(0.255051, within(5e-7));
        assertThat(mig.perFactor()).containsExactly(new double[] {.5, .1 / 1.2, .2 / 1.1}, within(1e-12));
        assertThat(mig.components().get("gap")).isEqualTo((.5 + .1 + .2) / 3, within(1e-12));
        assertThat(mig.components().get("factorEntropy")).isEqualTo(1.1, within(1e-12));
    }

    @Test
    void rmigIsTheGapInNats() {
        Measurement rmig = Tables.measure(new RobustMutualInformationGap(), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(rmig.value()).isEqualTo(.8 / 3, within(1e-12));
        assertThat(rmig.components().get("normalised")).isEqualTo(0.255051, within(5e-7));
        Measurement normalised = Tables.measure(
                variant(new RobustMutualInformationGap(), "normalised"), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(normalised.value()).isEqualTo(0.255051, within(5e-7));
        assertThat(normalised.components().get("gap")).isEqualTo(.8 / 3, within(1e-12));
    }

    @Test
    void jemmigAddsTheJointEntropyOfTheBestLatent() {
        // H(z_a, y) = 2 + H(y) - I(z_a; y), less the gap
        double[] expected = {2 + 1.0 - .9 - .5, 2 + 1.2 - .6 - .1, 2 + 1.1 - .3 - .2};
        Measurement jemmig = Tables.measure(new JointEntropyGap(), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(jemmig.perFactor()).containsExactly(expected, within(1e-12));
        Measurement normalised =
                Tables.measure(variant(new JointEntropyGap(), "normalised"), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(normalised.perFactor()[1]).isEqualTo(expected[1] / (1.2 + Math.log(100)), within(1e-12));
        assertThat(normalised.components().get("nats")).isEqualTo(jemmig.value(), within(1e-12));
    }

    @Test
    void modularityLeavesOutADeadLatentOfGoldenMatrix() {
        Measurement modularity = Tables.measure(new Modularity(), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(modularity.value()).isEqualTo(.921200, within(5e-7));
        assertThat(modularity.perLatent())
                .containsExactly(new double[] {.993827, .972222, .718750, 1, Double.NaN}, within(5e-7));
        assertThat(modularity.notes())
                .containsExactly("4 of 5 latents count; left out because it tells nothing about any factor: 'z4'");
        assertThat(modularity.components()).containsEntry("liveLatents", 4.0);
    }

    @Test
    void publishedModularityCountsADeadLatentAsZero() {
        Measurement modularity =
                Tables.measure(variant(new Modularity(), "mean-zero"), Tables.INFORMATION, Tables.FACTOR_ENTROPY);
        assertThat(modularity.value()).isEqualTo(.921200 * 4 / 5, within(5e-7));
        assertThat(modularity.components()).containsEntry("liveLatents", 4.0);
    }

    @Test
    void oneLatentAFactorIsPerfect() {
        assertThat(Tables.measure(new MutualInformationGap(), ONE_LATENT_A_FACTOR, Tables.FACTOR_ENTROPY)
                        .value())
                .isEqualTo(1);
        assertThat(Tables.measure(new Modularity(), ONE_LATENT_A_FACTOR, Tables.FACTOR_ENTROPY)
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aTieHasNoGap() {
        double[][] tie = {{.7}, {.7}};
        assertThat(Tables.measure(new MutualInformationGap(), tie, new double[] {.7})
                        .value())
                .isZero();
    }

    @Test
    void aConstantFactorIsLeftOutByName() {
        double[][] information = {{.5, 0}, {.2, 0}};
        double[] entropies = {1, 0};
        Measurement mig = Tables.measure(new MutualInformationGap(), information, entropies);
        assertThat(mig.value()).isEqualTo(.3, within(1e-12));
        assertThat(mig.perFactor()[1]).isNaN();
        assertThat(mig.notes())
                .containsExactly("1 of 2 factors count; left out because it is constant or has too many values: 'y1'");
        assertThatThrownBy(() -> Tables.measure(new Modularity(), information, entropies))
                .isInstanceOf(NotDefinedException.class)
                .hasMessage("it compares factors and can use 1 of 2; the others are constant or have too many values");
    }

    @Test
    void constantFactorsAloneDefineNothing() {
        double[][] none = {{0}, {0}};
        for (Metric metric :
                new Metric[] {new MutualInformationGap(), new RobustMutualInformationGap(), new JointEntropyGap()}) {
            assertThatThrownBy(() -> Tables.measure(metric, none, new double[] {0}))
                    .isInstanceOf(NotDefinedException.class)
                    .hasMessage("every factor is constant or has too many values");
        }
    }

    @Test
    void deadLatentsAloneHaveNoModularity() {
        assertThatThrownBy(() -> Tables.measure(new Modularity(), new double[2][2], new double[] {1, 1}))
                .isInstanceOf(NotDefinedException.class)
                .hasMessage("every latent tells nothing about any factor");
    }
}

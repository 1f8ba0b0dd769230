package org.teasel.api.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.LatentSet;

/** Informations from readings that are written down by hand. */
class SampledInformationTest {

    private static final LatentSet FIRST = LatentSet.of(0);
    private static final LatentSet SECOND = LatentSet.of(1);
    private static final LatentSet BOTH = LatentSet.all(2);

    private static final int[] ROWS = {7, 3, 3, 5};

    private final double[][] own = {{1, 2, 3, 4}, {0, 1, 0, 1}, {2, 4, 4, 6}};
    private final double[][] ratio = {{-1, -1, -2, -2}, {-0.5, -0.5, 0, 0}, {-1.5, -1.5, -2, -3}};
    private final double[][][] factorRatio = {{{-2, -2, -3, -3}, {-1, -2, -1, -2}}};
    private final double[][] factorLog = {{-0.5, -1, -0.5, -1}};

    private SampledInformation of(boolean spread, double... weight) {
        boolean[] spreads = {true, spread, spread};
        return SampledInformation.of(
                List.of(FIRST, SECOND, BOTH),
                new SampledInformation.Draws(
                        ROWS, own, ratio, spreads, factorRatio, factorLog, weight, new double[] {0.7}));
    }

    private final SampledInformation all = of(true, 1, 1, 1, 1);

    @Test
    void informationIsTheMeanOfMinusTheRatio() {
        assertThat(all.information(FIRST)).isEqualTo(1.5);
        assertThat(all.information(BOTH)).isEqualTo(2);
    }

    @Test
    void entropiesAddUp() {
        assertThat(all.conditionalEntropy(FIRST)).isEqualTo(-2.5);
        assertThat(all.entropy(FIRST)).isEqualTo(-1);
        assertThat(all.conditionalTotalCorrelation(BOTH)).isEqualTo(4 - 2.5 - 0.5);
    }

    @Test
    void informationsWithAFactor() {
        assertThat(all.mutualInformation(0, 0)).isEqualTo(-2.5 + 1.5 + 0.75);
        assertThat(all.jointEntropy(0, 0)).isEqualTo(0);
        assertThat(all.factorEntropy(0)).isEqualTo(0.7);
        assertThat(all.factors()).isOne();
    }

    @Test
    void withoutDensityThereIsNoEntropyButAnInformation() {
        SampledInformation thin = of(false, 1, 1, 1, 1);
        assertThat(thin.entropy(SECOND)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(thin.conditionalEntropy(SECOND)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(thin.jointEntropy(1, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(thin.information(SECOND)).isEqualTo(0.25);
    }

    @Test
    void drawsWithoutWeightAreLeftOutWhateverTheyRead() {
        ratio[0][1] = Double.NaN;
        own[0][1] = Double.NEGATIVE_INFINITY;
        assertThat(of(true, 1, 0, 1, 1).information(FIRST)).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(of(true, 1, 0, 0.5, 0.5).conditionalEntropy(FIRST)).isCloseTo(-(1 + 1.5 + 2) / 2, within(1e-15));
    }

    @Test
    void groupsShareOutTheDraws() {
        double[] without = new double[all.groups()];
        Arrays.setAll(without, g -> all.without(g).information(FIRST));
        assertThat(without).containsExactly(new double[] {5 / 3.0, 5 / 3.0, 4 / 3.0, 4 / 3.0}, within(1e-15));
        assertThat(all.samples()).isEqualTo(4);
    }

    @Test
    void setThatWasNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.information(LatentSet.of(2)))
                .withMessageContaining("latents [2] were not read")
                .withMessageContaining("[[0], [1], [0, 1]]");
    }

    @Test
    void minibatchesAreTheirOwnGroups() {
        MinibatchEstimate estimate = new MinibatchEstimate(new double[] {-1, -2, -3}, new double[] {-4, -4, -7});
        assertThat(estimate.totalCorrelation()).isEqualTo(3);
        assertThat(estimate.groups()).isEqualTo(3);
        assertThat(estimate.without(2).totalCorrelation()).isEqualTo(2.5);
        assertThat(estimate.without(0).totalCorrelation()).isEqualTo(3);
    }
}

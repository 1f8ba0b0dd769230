package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Posteriors stay as they were made, whatever happens to the arrays that they were made from. */
class ArraysAreCopiedTest {

    private final double[] means = {1, 2, 3, 4};
    private final double[] others = {1, 1, 1, 1};

    private void spoil(double[]... arrays) {
        for (double[] array : arrays) {
            Arrays.fill(array, Double.NaN);
        }
    }

    @Test
    void diagonal() {
        DiagonalGaussian posteriors = DiagonalGaussian.of(2, means, others);
        spoil(means, others);
        assertThat(posteriors.mean(1, 1)).isEqualTo(4);
        assertThat(posteriors.standardDeviation(1, 1)).isEqualTo(1);
    }

    @Test
    void columnsOfDiagonal() {
        DiagonalGaussian posteriors = DiagonalGaussian.of(2, means, new double[] {5, 6, 7, 8});
        assertThat(posteriors.means(1)).containsExactly(2, 4);
        assertThat(posteriors.standardDeviations(0)).containsExactly(5, 7);
        spoil(posteriors.means(1), posteriors.standardDeviations(0));
        assertThat(posteriors.mean(1, 1)).isEqualTo(4);
        assertThat(posteriors.standardDeviation(0, 0)).isEqualTo(5);
    }

    @Test
    void diagonalFromTables() {
        double[][] table = {means};
        double[][] deviations = {others};
        DiagonalGaussian posteriors = DiagonalGaussian.of(table, deviations);
        spoil(means, others);
        assertThat(posteriors.mean(0, 3)).isEqualTo(4);
        assertThat(posteriors.variance(0, 3)).isEqualTo(1);
    }

    @Test
    void correlated() {
        double[] covariances = {2, 1, 1, 2, 3, 0, 0, 3};
        CorrelatedGaussian posteriors = CorrelatedGaussian.of(2, means, covariances);
        spoil(means, covariances);
        assertThat(posteriors.mean(1, 1)).isEqualTo(4);
        assertThat(posteriors.covariance(1, 0, 0)).isEqualTo(3);
    }

    @Test
    void deterministic() {
        Deterministic posteriors = Deterministic.of(2, means);
        spoil(means);
        assertThat(posteriors.mean(1, 1)).isEqualTo(4);
    }

    @Test
    void categorical() {
        int[] values = {2, 2};
        double[] probabilities = {.5, .5, .25, .75};
        Categorical posteriors = Categorical.of(values, probabilities);
        spoil(probabilities);
        values[0] = 7;
        assertThat(posteriors.probability(0, 1, 1)).isEqualTo(.75);
        assertThat(posteriors.latent(0)).isEqualTo(new Latent.Discrete(2));
    }

    @Test
    void latentSets() {
        int[] indices = {3, 1};
        LatentSet set = LatentSet.of(indices);
        indices[0] = 0;
        set.toArray()[0] = 7;
        assertThat(set).hasToString("[1, 3]").isEqualTo(LatentSet.of(1, 3));
    }
}

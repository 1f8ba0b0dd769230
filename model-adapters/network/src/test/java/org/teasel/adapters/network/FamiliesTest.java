package org.teasel.adapters.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.Posteriors;

/** What becomes of numbers that a network gives for each family of posteriors, and which numbers are refused. */
class FamiliesTest {

    private static final double NAN = Double.NaN;

    /** The posteriors of rows that a network gives these numbers for, a row a run. */
    private static Posteriors encode(ScriptedNetwork network, int rows, Map<String, String> options) {
        float[] numbers = new float[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = row;
        }
        Map<String, String> all = new HashMap<>(options);
        all.put("batch", "1");
        return NetworkEncoder.of(network, NetworkOptions.parse("scripted", all))
                .encode(Observations.of(new int[] {1}, numbers));
    }

    private static ScriptedNetwork giving(long[] shape, double... numbers) {
        return ScriptedNetwork.giving("out", shape, numbers);
    }

    private static long[] shape(long... extents) {
        return extents;
    }

    private static void requireRefusal(String message, ScriptedNetwork network, int rows, Map<String, String> options) {
        assertThatThrownBy(() -> encode(network, rows, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scripted.net: output 'out'")
                .hasMessageContaining(message);
    }

    @Test
    void logitsOfOneLatent() {
        Categorical posteriors = (Categorical)
                encode(giving(shape(3), 0, Math.log(2), 0, 1000, 999, -1e300), 2, Map.of("logits", "out"));
        assertThat(posteriors.latent(0)).isEqualTo(new Latent.Discrete(3));
        assertThat(posteriors.probability(0, 0, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(posteriors.probability(1, 0, 0)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-15));
        assertThat(posteriors.probability(1, 0, 2)).isZero();
    }

    @Test
    void probabilitiesOfSeveralLatents() {
        Categorical posteriors = (Categorical)
                encode(giving(shape(2, 2), 0.25, 0.75, 1, 0, 0.5, 0.5, 0, 1), 2, Map.of("probabilities", "out"));
        assertThat(posteriors.latents()).isEqualTo(2);
        assertThat(posteriors.probability(0, 0, 1)).isEqualTo(0.75);
        assertThat(posteriors.probability(0, 1, 0)).isEqualTo(1);
        assertThat(posteriors.probability(1, 1, 1)).isEqualTo(1);
    }

    @Test
    void probabilitiesOfHalfPrecisionAreScaled() {
        Categorical posteriors =
                (Categorical) encode(giving(shape(3), 0.3333, 0.3333, 0.3333), 1, Map.of("probabilities", "out"));
        assertThat(posteriors.probability(0, 0, 2)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void columnsOfProbabilities() {
        Categorical posteriors =
                (Categorical) encode(giving(shape(4), 9, 0.5, 0.5, 9), 1, Map.of("probabilities", "out[1:3]"));
        assertThat(posteriors.probability(0, 0, 1)).isEqualTo(0.5);
    }

    @Test
    void badProbabilitiesAreRefused() {
        Map<String, String> options = Map.of("probabilities", "out");
        requireRefusal(
                "row 1 of the batch, latent 1: the probabilities add up to 0.9, expected 1; logits=out",
                giving(shape(2, 2), 0.5, 0.5, 1, 0, 0.5, 0.5, 0.9, 0),
                2,
                options);
        requireRefusal(
                "row 0 of the batch, latent 1, value 0: -0.5, expected a probability",
                giving(shape(2, 2), 0.5, 0.5, -0.5, 1.5),
                1,
                options);
        requireRefusal(
                "row 0 of the batch, latent 1, value 1: NaN, expected a finite number",
                giving(shape(2, 2), 0.5, 0.5, 1, NAN),
                1,
                options);
        requireRefusal(
                "row 0 of the batch, latent 0, value 1: Infinity",
                giving(shape(2), 0, Double.POSITIVE_INFINITY),
                1,
                Map.of("logits", "out"));
        requireRefusal(
                "has the shape [1, 1, 2, 2] for 1 observations, expected [1, K] or [1, L, K]",
                giving(shape(1, 2, 2), 1, 0, 1, 0),
                1,
                options);
        requireRefusal(
                "has the shape [1, 2, 2] for 1 observations, expected [1, K]",
                giving(shape(2, 2), 1, 0, 1, 0),
                1,
                Map.of("probabilities", "out[0:2]"));
    }

    @Test
    void codesOfPositions() {
        Posteriors posteriors =
                encode(giving(shape(2, 2), 0, 7, 3, 3, 1, 2, 3, 4), 2, Map.of("codes", "out", "codebook", "8"));
        assertThat(posteriors.latents()).isEqualTo(4);
        assertThat(posteriors.latent(3)).isEqualTo(new Latent.Discrete(8));
        assertThat(posteriors.mean(0, 1)).isEqualTo(7);
        assertThat(posteriors.mean(1, 3)).isEqualTo(4);
        assertThat(posteriors.covariance(1, 3, 3)).isZero();
    }

    @Test
    void oneCodeAnObservation() {
        Posteriors posteriors = encode(giving(shape(), 1, 0), 2, Map.of("codes", "out", "codebook", "2"));
        assertThat(posteriors.latents()).isOne();
        assertThat(posteriors.mean(0, 0)).isEqualTo(1);
    }

    @Test
    void badCodesAreRefused() {
        Map<String, String> options = Map.of("codes", "out", "codebook", "8");
        for (double bad : new double[] {0.5, -1, 8, 1e300, 4294967297.0}) {
            requireRefusal(
                    "row 1 of the batch, position 1: " + bad + ", expected a whole number from 0 to 7",
                    giving(shape(2), 1, 2, 3, bad),
                    2,
                    options);
        }
        requireRefusal("row 0 of the batch, position 0: NaN", giving(shape(2), NAN, 1), 1, options);
    }

    private static ScriptedNetwork meanAnd(long[] shape, double... matrices) {
        double[] means = new double[2 * matrices.length];
        Arrays.setAll(means, k -> k);
        return ScriptedNetwork.giving("mean", new long[] {2}, means).and(giving(shape, matrices));
    }

    @Test
    void covariancesAndTheirFactors() {
        for (long[] shape : new long[][] {{2, 2}, {4}}) {
            CorrelatedGaussian factor = (CorrelatedGaussian)
                    encode(meanAnd(shape, 1, 0, 2, 3, 2, 0, -1, 0), 2, Map.of("mean", "mean", "cholesky", "out"));
            CorrelatedGaussian whole = (CorrelatedGaussian)
                    encode(meanAnd(shape, 1, 2, 2, 13, 4, -2, -2, 1), 2, Map.of("mean", "mean", "covariance", "out"));
            for (int row = 0; row < 2; row++) {
                for (int entry = 0; entry < 4; entry++) {
                    assertThat(factor.covariance(row, entry / 2, entry % 2))
                            .isEqualTo(whole.covariance(row, entry / 2, entry % 2));
                }
            }
            assertThat(whole.covariance(0, 1, 1)).isEqualTo(13);
            assertThat(whole.mean(1, 1)).isEqualTo(3);
        }
    }

    @Test
    void badCovariancesAreRefused() {
        Map<String, String> options = Map.of("mean", "mean", "covariance", "out");
        requireRefusal(
                "covariance, row 1: expected a positive semidefinite matrix",
                meanAnd(shape(2, 2), 1, 0, 0, 1, 1, 2, 2, 1),
                2,
                options);
        requireRefusal(
                "covariance, row 1: entry (1, 0) is 0.5 and entry (0, 1) is 0.0, expected a symmetric matrix",
                meanAnd(shape(2, 2), 1, 0, 0, 1, 1, 0, 0.5, 1),
                2,
                options);
        requireRefusal("row 0 of the batch, entry (1, 0): NaN", meanAnd(shape(2, 2), 1, 0, NAN, 1), 1, options);
        requireRefusal(
                "has the shape [1, 3, 3] for 1 observations, expected [1, 2, 2]",
                meanAnd(shape(3, 3), new double[9]),
                1,
                options);
        requireRefusal(
                "has the shape [1, 1, 4] for 1 observations, expected [1, 2, 2]",
                meanAnd(shape(1, 4), new double[4]),
                1,
                options);
    }

    @Test
    void whatIsNoFactorIsRefused() {
        Map<String, String> options = Map.of("mean", "mean", "cholesky", "out");
        requireRefusal(
                "row 1 of the batch, entry (0, 1): 0.5, expected 0 above the diagonal",
                meanAnd(shape(2, 2), 1, 0, 0.5, 1, 1, 0.5, 0.5, 1),
                2,
                options);
        requireRefusal(
                "row 0 of the batch, entry (1, 1): -1.0, expected a diagonal that is not negative",
                meanAnd(shape(2, 2), 1, 0, 0, -1),
                1,
                options);
    }

    @Test
    void badSpreadsAreRefused() {
        requireRefusal(
                "standard deviation, row 1, column 0: -1.0, expected a number that is not negative",
                meanAnd(shape(2), 1, 1, -1, 1),
                2,
                Map.of("mean", "mean", "std", "out"));
        requireRefusal(
                "standard deviation, row 0, column 1: Infinity",
                meanAnd(shape(2), 1, 2000),
                1,
                Map.of("mean", "mean", "logvar", "out"));
        assertThatThrownBy(() -> encode(meanAnd(shape(3), 1, 1, 1), 1, Map.of("mean", "mean", "std", "out")))
                .hasMessageContaining("output 'mean' gives 2 latents and 'out' 3, expected as many");
    }
}

package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;

/** Refusals say what was wrong, where, and what was expected. */
class BadPosteriorsTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static void refused(ThrowingCallable call, String... words) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call).withMessageContainingAll(words);
    }

    @Test
    void numbersThatAreNone() {
        refused(
                () -> DiagonalGaussian.of(2, new double[] {0, 1, 2, NAN}, new double[4]),
                "mean, row 1, column 1: NaN, expected a finite number");
        refused(
                () -> DiagonalGaussian.of(2, new double[4], new double[] {1, 1, INF, 1}),
                "standard deviation, row 1, column 0: Infinity");
        refused(() -> Deterministic.of(3, new double[] {0, 0, -INF}), "point, row 0, column 2: -Infinity");
        refused(() -> CorrelatedGaussian.of(1, new double[] {0, NAN}, new double[2]), "mean, row 1, column 0: NaN");
        refused(
                () -> CorrelatedGaussian.of(1, new double[2], new double[] {1, NAN}),
                "covariance, row 1, column 0: NaN");
        refused(
                () -> Categorical.of(new int[] {2}, new double[] {.5, .5, NAN, 1}),
                "probability, row 1, column 0: NaN");
    }

    @Test
    void deviationsBelowZero() {
        refused(
                () -> DiagonalGaussian.of(2, new double[4], new double[] {1, 1, 1, -0.25}),
                "standard deviation, row 1, column 1: -0.25, expected a number that is not negative");
        refused(
                () -> CorrelatedGaussian.ofNoise(2, new double[2], new double[] {-1, 1}, new double[] {1, 0, 0, 1}),
                "standard deviation, row 0, column 0: -1.0");
    }

    @Test
    void arraysOfWrongLengths() {
        refused(() -> DiagonalGaussian.of(3, new double[4], new double[4]), "mean has 4 numbers", "multiple of 3");
        refused(() -> DiagonalGaussian.of(2, new double[4], new double[2]), "has 2 numbers, expected 4");
        refused(() -> DiagonalGaussian.of(0, new double[0], new double[0]), "0 columns, expected at least 1 latent");
        refused(() -> Deterministic.of(-1, new double[2]), "-1 columns");
        refused(() -> CorrelatedGaussian.of(2, new double[4], new double[4]), "has 4 numbers, expected 8, 2 x 2 a row");
        refused(
                () -> CorrelatedGaussian.ofNoise(2, new double[4], new double[4], new double[3]),
                "the noise covariance 3, expected 4 and 4");
        refused(() -> Categorical.of(new int[] {2, 3}, new double[6]), "6 numbers", "multiple of 5");
        refused(() -> Categorical.of(new int[0], new double[0]), "expected at least 1 latent");
    }

    @Test
    void tablesWithUnequalRows() {
        double[][] jagged = {{1, 2}, {3}};
        refused(() -> Deterministic.of(jagged), "point, row 1: 1 columns, expected 2 as in row 0");
        refused(() -> DiagonalGaussian.of(jagged, jagged), "mean, row 1: 1 columns");
    }

    @Test
    void tablesOfDifferentShapes() {
        refused(
                () -> DiagonalGaussian.of(new double[2][3], new double[3][2]),
                "standard deviation has 3 rows of 2, expected 2 of 3");
        refused(() -> DiagonalGaussian.of(new double[2][3], new double[1][3]), "standard deviation has 1 rows");
    }

    @Test
    void covariancesThatAreNone() {
        refused(
                () -> CorrelatedGaussian.of(2, new double[4], new double[] {1, 0, 0, 1, 1, .5, .4, 1}),
                "covariance, row 1: entry (1, 0) is 0.4 and entry (0, 1) is 0.5",
                "symmetric");
        refused(
                () -> CorrelatedGaussian.of(2, new double[4], new double[] {1, 0, 0, 1, 1, 2, 2, 1}),
                "covariance, row 1: expected a positive semidefinite matrix");
        refused(() -> CorrelatedGaussian.of(1, new double[1], new double[] {-1}), "covariance, row 0");
        refused(() -> CorrelatedGaussian.of(2, new double[2], new double[] {0, 1, 1, 0}), "covariance, row 0");
    }

    @Test
    void probabilitiesThatAreNone() {
        refused(
                () -> Categorical.of(new int[] {2, 2}, new double[] {.5, .5, .5, .4}),
                "probability, row 0, latent 1: the sum is 0.9, expected 1 within 1.0E-6");
        refused(() -> Categorical.of(new int[] {2}, new double[] {1.5, -.5}), "probability, row 0, column 1: -0.5");
        refused(() -> Categorical.of(new int[] {2, 0}, new double[] {1, 0}), "latent 1 has 0 values");
    }

    @Test
    void batchesThatDoNotFitTogether() {
        refused(() -> PosteriorParts.of(List.of()), "no posteriors to join");
        refused(
                () -> PosteriorParts.of(
                        List.of(Deterministic.of(2, new double[2]), Deterministic.of(3, new double[3]))),
                "batch 1 of posteriors has 3 latents, expected 2 as in batch 0");
        refused(
                () -> PosteriorParts.of(List.of(
                        Categorical.of(new int[] {2, 3}, new double[5 * 0]),
                        Categorical.of(new int[] {2, 2}, new double[4 * 0]))),
                "batch 1 of posteriors",
                "latent 1",
                "Discrete[values=2]",
                "Discrete[values=3]");
    }

    @Test
    void setsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatentSet.of(1, 0, 1))
                .withMessageContaining("[1, 0, 1], expected different indices from 0 on");
        assertThatIllegalArgumentException().isThrownBy(() -> LatentSet.of(-1)).withMessageContaining("[-1]");
    }
}

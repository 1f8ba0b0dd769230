package org.teasel.api.data;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.Deterministic;

/** Refusals say what was wrong, where, and what was expected. */
class BadFactorsTest {

    private static final Factor SHAPE = Factor.categorical("shape", 3);
    private static final Factor ANGLE = Factor.continuous("angle");

    private static void refused(ThrowingCallable call, String... words) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call).withMessageContainingAll(words);
    }

    @Test
    void factors() {
        refused(() -> Factor.continuous(" "), "blank name");
        refused(() -> Factor.categorical("shape", 0), "factor 'shape' is categorical and has 0 named values");
        refused(
                () -> new Factor("angle", Factor.Type.CONTINUOUS, List.of("a")),
                "factor 'angle' is continuous and has 1 named values, expected none");
    }

    @Test
    void labels() {
        refused(() -> FactorColumn.Labels.of(SHAPE, new int[] {0, 2, 3}), "factor 'shape', row 2: 3, expected 0 to 2");
        refused(() -> FactorColumn.Labels.of(SHAPE, new int[] {0, -1}), "factor 'shape', row 1: -1");
        refused(() -> FactorColumn.Labels.of(ANGLE, new int[1]), "factor 'angle' is continuous");
    }

    @Test
    void softLabels() {
        refused(
                () -> FactorColumn.Soft.of(SHAPE, new double[][] {{1, 0, 0}, {.5, .5}}),
                "factor 'shape', row 1: 2 probabilities, expected 3");
        refused(
                () -> FactorColumn.Soft.of(SHAPE, new double[][] {{1.5, -.5, 0}}),
                "factor 'shape', row 0, column 0: 1.5, expected a probability");
        refused(
                () -> FactorColumn.Soft.of(SHAPE, new double[][] {{.5, .5, Double.NaN}}),
                "factor 'shape', row 0, column 2: NaN");
        refused(
                () -> FactorColumn.Soft.of(SHAPE, new double[][] {{.5, .25, .125}}),
                "factor 'shape', row 0: the probabilities sum to 0.875, expected 1 within 1.0E-6");
        refused(() -> FactorColumn.Soft.of(ANGLE, new double[0][]), "factor 'angle' is continuous");
    }

    @Test
    void measurements() {
        refused(
                () -> FactorColumn.Measurements.of(ANGLE, new double[] {0, Double.NEGATIVE_INFINITY}),
                "factor 'angle', row 1: -Infinity, expected a finite number");
        refused(() -> FactorColumn.Measurements.of(SHAPE, new double[1]), "factor 'shape' has named values");
    }

    @Test
    void tables() {
        FactorColumn column = FactorColumn.Labels.of(SHAPE, new int[2]);
        refused(() -> Factors.of(3, List.of(column)), "factor 'shape' has 2 rows, expected 3");
        refused(() -> Factors.of(2, List.of(column, column)), "two factors are called 'shape'");
        refused(
                () -> Factors.categorical(List.of("a", "b"), new int[][] {{0, 1}, {2}}),
                "factors, row 1: 1 columns, expected 2, one a factor");
        refused(() -> Factors.categorical(List.of("a"), new int[][] {{0, 1}}), "factors, row 0: 2 columns, expected 1");
        refused(() -> Factors.categorical(List.of("a"), new int[][] {{0}, {-7}}), "factor 'a', row 1: -7");
    }

    @Test
    void representations() {
        Representation good = Representation.of("good", Deterministic.of(2, new double[4]), Factors.none(2));
        refused(
                () -> Representation.of("bad", Deterministic.of(2, new double[0]), Factors.none(0)),
                "'bad' has 0 observations and 2 latents, expected at least one of each");
        refused(
                () -> Representation.of("bad", Deterministic.of(2, new double[4]), Factors.none(3)),
                "'bad' has 2 posteriors and factors for 3 observations");
        refused(() -> good.weighted(new double[3]), "3 weights, expected 2");
        refused(() -> good.weighted(new double[] {1, -1}), "weight, row 1: -1.0");
        refused(() -> good.weighted(new double[] {Double.NaN, 1}), "weight, row 0: NaN");
        refused(() -> good.weighted(new double[2]), "the weights sum to 0.0, expected a positive finite sum");
        refused(() -> good.weighted(new double[] {1e308, 1e308}), "the weights sum to Infinity");
        refused(() -> good.named(List.of("a")), "1 latent names, expected 2");
    }

    @Test
    void observations() {
        refused(() -> Observations.of(new int[] {2, 0}, new float[0]), "[2, 0], expected positive extents");
        refused(() -> Observations.of(new int[] {2, 3}, new float[7]), "7 numbers, expected a multiple of 6");
    }
}

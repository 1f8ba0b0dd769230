package org.teasel.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.Deterministic;

class FactorsTest {

    private static final Factor SHAPE = Factor.categorical("shape", 3);
    private static final Factor ANGLE = Factor.continuous("angle");

    @Test
    void labelsArePointMasses() {
        FactorColumn.Labels labels = FactorColumn.Labels.of(SHAPE, new int[] {2, 0});
        assertThat(labels.values()).isEqualTo(3);
        assertThat(labels.probability(0, 2)).isOne();
        assertThat(labels.probability(0, 1)).isZero();
        assertThat(labels.number(0)).isEqualTo(2);
    }

    @Test
    void softLabelsAreScaledToOneAndHaveAnExpectedIndex() {
        FactorColumn.Soft soft = FactorColumn.Soft.of(SHAPE, new double[][] {{.2500002, .25, .5}});
        double sum = soft.probability(0, 0) + soft.probability(0, 1) + soft.probability(0, 2);
        assertThat(sum).isCloseTo(1, within(1e-15));
        assertThat(soft.number(0)).isCloseTo(1.25, within(1e-6));
    }

    @Test
    void columnsAreCopied() {
        int[] codes = {1, 1};
        double[][] probabilities = {{1, 0, 0}};
        double[] values = {1, 2};
        FactorColumn.Labels labels = FactorColumn.Labels.of(SHAPE, codes);
        FactorColumn.Soft soft = FactorColumn.Soft.of(SHAPE, probabilities);
        FactorColumn.Measurements measurements = FactorColumn.Measurements.of(ANGLE, values);
        codes[0] = probabilities.length + 6;
        probabilities[0][0] = 0;
        values[0] = 7;
        assertThat(labels.code(0)).isOne();
        assertThat(soft.probability(0, 0)).isOne();
        assertThat(measurements.number(0)).isOne();
    }

    @Test
    void weightsAreCopiedAndScaled() {
        double[] weights = {3, 1, 0};
        Representation representation = Representation.of("r", Deterministic.of(1, new double[3]), Factors.none(3))
                .weighted(weights);
        weights[0] = 100;
        assertThat(representation.weight(0)).isEqualTo(0.75);
        assertThat(representation.weight(2)).isZero();
    }

    @Test
    void selectionKeepsOrderAndRepeats() {
        Factors factors = Factors.of(
                3,
                List.of(
                        FactorColumn.Labels.of(SHAPE, new int[] {0, 1, 2}),
                        FactorColumn.Soft.of(Factor.ordinal("mood", 2), new double[][] {{1, 0}, {.5, .5}, {0, 1}}),
                        FactorColumn.Measurements.of(ANGLE, new double[] {.1, .2, .3})));
        Factors selected = factors.select(new int[] {2, 0, 2, 1});
        assertThat(selected.size()).isEqualTo(4);
        assertThat(numbers(selected.column(0))).containsExactly(2, 0, 2, 1);
        assertThat(numbers(selected.column(1))).containsExactly(1, 0, 1, .5);
        assertThat(numbers(selected.column(2))).containsExactly(.3, .1, .3, .2);
        assertThat(selected.factors()).isEqualTo(factors.factors());
    }

    @Test
    void categoricalTableHasAsManyValuesAsItsGreatestCode() {
        Factors factors = Factors.categorical(List.of("a", "b"), new int[][] {{0, 4}, {1, 0}});
        assertThat(factors.factor(0).values()).containsExactly("0", "1");
        assertThat(factors.factor(1).values()).hasSize(5);
    }

    @Test
    void quantisedMeasurements() {
        double[] values = {-1, -0.6, 0, 0.99, 1};
        FactorColumn.Labels labels = FactorColumn.Measurements.of(ANGLE, values).quantised(4);
        assertThat(numbers(labels)).containsExactly(0, 0, 2, 3, 3);
    }

    @Test
    void equalMeasurementsAreOneValue() {
        FactorColumn.Labels labels =
                FactorColumn.Measurements.of(ANGLE, new double[] {5, 5}).quantised(4);
        assertThat(labels.values()).isOne();
    }

    @Property
    void quantisedMeasurementsRiseFromTheFirstBinToTheLast(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1.7e308, max = 1.7e308) Double> values,
            @ForAll @IntRange(min = 2, max = 50) int bins) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        FactorColumn.Labels labels = FactorColumn.Measurements.of(ANGLE, sorted).quantised(bins);
        assertThat(numbers(labels)).isSorted();
        assertThat(labels.code(0)).isZero();
        assertThat(labels.code(sorted.length - 1)).isEqualTo(labels.values() - 1);
    }

    private static double[] numbers(FactorColumn column) {
        return IntStream.range(0, column.size()).mapToDouble(column::number).toArray();
    }
}

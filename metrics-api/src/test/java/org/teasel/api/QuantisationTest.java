package org.teasel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantisationTest {

    private static Quantisation of(int bins, double low, double high) {
        return new Quantisation(Quantisation.Rule.EXACT, bins, low, high);
    }

    private static void assertHeld(Quantisation quantisation, double value) {
        int bin = quantisation.bin(value);
        assertThat(bin).isBetween(0, quantisation.bins() - 1);
        if (bin > 0) {
            assertThat(quantisation.edge(bin)).isLessThanOrEqualTo(value);
        }
        if (bin < quantisation.bins() - 1) {
            assertThat(quantisation.edge(bin + 1)).isGreaterThan(value);
        }
    }

    @Property
    void binHoldsTheValue(
            @ForAll @IntRange(min = 2, max = Quantisation.MOST_BINS) int bins,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(9) double low,
            @ForAll @DoubleRange(min = 1e-4, max = 1e6) @Scale(9) double length,
            @ForAll @DoubleRange(min = -2e6, max = 2e6) double value) {
        assertHeld(of(bins, low, low + length), value);
    }

    @Property
    void binHoldsItsEdgesAndTheNumbersNextToThem(
            @ForAll @IntRange(min = 2, max = Quantisation.MOST_BINS) int bins,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(9) double low,
            @ForAll @DoubleRange(min = 1e-4, max = 1e6) @Scale(9) double length) {
        Quantisation quantisation = of(bins, low, low + length);
        for (int bin = 0; bin <= bins; bin++) {
            double edge = quantisation.edge(bin);
            assertHeld(quantisation, Math.nextDown(edge));
            assertHeld(quantisation, edge);
            assertHeld(quantisation, Math.nextUp(edge));
        }
    }

    @Property
    void anyRangeThatIsAcceptedHoldsItsValues(
            @ForAll @IntRange(min = 2, max = Quantisation.MOST_BINS) int bins,
            @ForAll double low,
            @ForAll double high,
            @ForAll double value) {
        Assume.that(low < high);
        Quantisation quantisation;
        try {
            quantisation = of(bins, low, high);
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageContaining("range is");
            return;
        }
        assertHeld(quantisation, value);
        assertHeld(quantisation, low);
        assertHeld(quantisation, high);
    }

    @ParameterizedTest
    @CsvSource({"-Infinity, 0", "-4.0001, 0", "-4, 0", "-3.92, 1", "0, 50", "3.9199, 98", "3.92, 99", "4, 99", "9, 99"})
    void defaultBins(double value, int bin) {
        assertThat(Quantisation.DEFAULT.bin(value)).isEqualTo(bin);
    }

    @Test
    void noBinHoldsWhatIsNoNumber() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Quantisation.DEFAULT.bin(Double.NaN))
                .withMessageContaining("NaN");
    }

    @Test
    void lastEdgeIsTheEndOfTheRange() {
        assertThat(of(3, 0, 0.3).edge(3)).isEqualTo(0.3);
        assertThat(of(3, 0.1, 1.1).edge(0)).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, -4, 4, bins is 1",
        "2001, -4, 4, bins is 2001",
        "100, 4, 4, range is [4.0; 4.0]",
        "100, 4, -4, range is [4.0; -4.0]",
        "100, NaN, 4, range is [NaN; 4.0]",
        "100, -4, Infinity, range is [-4.0; Infinity]",
        "100, -1.7e308, 1.7e308, range is [-1.7E308; 1.7E308]",
        "100, 1, 1.000000000000001, range is [1.0; 1.000000000000001]"
    })
    void refusedOnes(int bins, double low, double high, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> of(bins, low, high))
                .withMessageContaining(message.replace(';', ','));
    }
}

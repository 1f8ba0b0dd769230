package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.estimators.mixture.Exponential;

/** Exponentials and their running sums. */
class SumsTest {

    @Property(tries = 5000)
    void exponentialHasItsDigits(@ForAll @DoubleRange(min = -700, max = 700) double x) {
        assertThat(Exponential.of(x) / StrictMath.exp(x)).isCloseTo(1, within(5e-16));
    }

    @Property
    void exponentialOfSmallNumbers(@ForAll @DoubleRange(min = -0.01, max = 0.01) double x) {
        assertThat(Exponential.of(x)).isCloseTo(StrictMath.exp(x), within(3e-16));
    }

    @Test
    void exponentialOfZeroIsOne() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-3, 2", "0, 499", "0, 501", "700, -700", "-700, 700", "1300, 2000", "2000, 1300"})
    void sumsOfTermsOfAnySize(double first, double second) {
        double top = Math.max(first, second);
        double expected = top + Math.log(0.5 * Math.exp(first - top) + 0.25 * Math.exp(second - top));
        MixtureSums sums = new MixtureSums(1);
        sums.add(0, 0.5, first);
        sums.add(0, 0.25, second);
        assertThat(sums.log(0, 1)).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void mergedSumsDoNotOverflow() {
        MixtureSums whole = new MixtureSums(1);
        whole.add(0, 0.5, 600);
        MixtureSums part = new MixtureSums(1);
        part.add(0, 0.5, 1090);
        part.add(0, 0.5, 1580);
        whole.merge(part);
        assertThat(whole.log(0, 1)).isCloseTo(1580 + Math.log(0.5), within(1e-9));
    }

    @Test
    void nothingAddedLeavesTheScale() {
        MixtureSums sums = new MixtureSums(1);
        sums.add(0, 0.5, 1);
        sums.add(0, 0, 5000);
        sums.merge(new MixtureSums(1));
        assertThat(sums.log(0, 1)).isCloseTo(1 + Math.log(0.5), within(1e-15));
    }

    @Test
    void mergedSumsAddWhateverTheirScales() {
        MixtureSums large = new MixtureSums(2);
        large.add(0, 0.5, 1000);
        large.add(1, 0.5, 0);
        MixtureSums small = new MixtureSums(2);
        small.add(0, 0.5, 0);
        small.add(1, 0.5, 1000);
        large.merge(small);
        assertThat(large.log(0, 2)).isCloseTo(1000 + Math.log(0.25), within(1e-12));
        assertThat(large.log(1, 2)).isCloseTo(1000 + Math.log(0.25), within(1e-12));
    }
}

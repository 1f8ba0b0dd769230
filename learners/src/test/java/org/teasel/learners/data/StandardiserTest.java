package org.teasel.learners.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandardiserTest {

    @Property
    void anyColumnBecomesStandardOrZero(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e100, max = 1e100) Double> column) {
        double[] standard =
                standardised(column.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(Arrays.stream(standard)).allMatch(Double::isFinite);
        double mean = Arrays.stream(standard).average().orElseThrow();
        double square =
                Arrays.stream(standard).map(value -> value * value).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(square)
                .satisfiesAnyOf(
                        value -> assertThat(value).isZero(),
                        value -> assertThat(value).isCloseTo(1, within(1e-6)));
    }

    @Test
    void aConstantColumnBecomesZeroWhateverItsRounding() {
        for (double constant : new double[] {0, 0.1, -1e9 / 3, 1e100, 1e-300}) {
            double[] column = new double[1001];
            Arrays.fill(column, constant);
            assertThat(standardised(column)).containsOnly(0);
        }
    }

    @Test
    void standardDeviationIsThatOfThePopulation() {
        assertThat(standardised(new double[] {1, 3})).containsExactly(-1, 1);
        Standardiser weighted =
                Standardiser.fit(Features.of(new double[][] {{1}, {3}}), ObservationWeights.of(new double[] {3, 1}, 2));
        assertThat(weighted.means()).containsExactly(1.5);
        assertThat(weighted.deviations()[0]).isCloseTo(Math.sqrt(0.75), within(1e-15));
    }

    private static double[] standardised(double[] column) {
        double[][] rows =
                Arrays.stream(column).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        return Arrays.stream(Standardiser.fit(rows).transform(rows))
                .mapToDouble(row -> row[0])
                .toArray();
    }
}

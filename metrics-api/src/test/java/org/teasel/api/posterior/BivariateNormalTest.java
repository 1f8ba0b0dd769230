package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BivariateNormalTest {

    @Property(tries = 300)
    void quadrantsAreArcs(@ForAll @DoubleRange(min = -1, max = 1) double correlation) {
        assertThat(BivariateNormal.cumulative(0, 0, correlation))
                .isCloseTo(0.25 + Math.asin(correlation) / (2 * Math.PI), within(1e-13));
    }

    /** Against the integral of the conditional distribution, by a fine trapezoid rule. */
    @Property(tries = 60)
    void agreesWithTheConditionalIntegral(
            @ForAll @DoubleRange(min = -4, max = 4) double x,
            @ForAll @DoubleRange(min = -4, max = 4) double y,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double correlation) {
        double low = -10;
        int steps = 40_000;
        double step = (x - low) / steps;
        double rest = Math.sqrt(1 - correlation * correlation);
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            double u = low + k * step;
            double value =
                    Math.exp(StandardNormal.logDensity(u)) * StandardNormal.cumulative((y - correlation * u) / rest);
            sum += k == 0 || k == steps ? value / 2 : value;
        }
        // The trapezoid's error is step^2/12 times the change of slope, at most 1 here.
        assertThat(BivariateNormal.cumulative(x, y, correlation)).isCloseTo(sum * step, within(step * step));
    }

    @Property(tries = 300)
    void reflectionsAddUp(
            @ForAll @DoubleRange(min = -6, max = 6) double x,
            @ForAll @DoubleRange(min = -6, max = 6) double y,
            @ForAll @DoubleRange(min = -1, max = 1) double correlation) {
        double both = BivariateNormal.cumulative(x, y, correlation);
        assertThat(both).isEqualTo(BivariateNormal.cumulative(y, x, correlation), within(1e-13));
        assertThat(both + BivariateNormal.cumulative(x, -y, -correlation))
                .isCloseTo(StandardNormal.cumulative(x), within(1e-13));
    }

    @Test
    void degenerateCorrelationsAndInfiniteBounds() {
        assertThat(BivariateNormal.cumulative(0.5, -0.2, 1)).isEqualTo(StandardNormal.cumulative(-0.2));
        assertThat(BivariateNormal.cumulative(0.5, -0.6, -1)).isZero();
        assertThat(BivariateNormal.cumulative(0.5, -0.4, 1 - 1e-12))
                .isCloseTo(StandardNormal.cumulative(-0.4), within(1e-13));
        assertThat(BivariateNormal.cumulative(Double.POSITIVE_INFINITY, 0.3, 0.7))
                .isEqualTo(StandardNormal.cumulative(0.3));
        assertThat(BivariateNormal.cumulative(Double.NEGATIVE_INFINITY, 0.3, 0.7))
                .isZero();
    }
}

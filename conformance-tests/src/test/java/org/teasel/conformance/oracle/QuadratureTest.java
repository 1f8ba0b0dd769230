package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Integrals whose values are known in closed form, without any normal distribution function. */
class QuadratureTest {

    private static final double TOLERANCE = 1e-13;

    @Test
    void polynomialsAreExactInOneBox() {
        double integral = Quadrature.integral(x -> 20 * Math.pow(x, 19) - 3 * x * x, TOLERANCE, 0, 1);
        assertThat(integral).isCloseTo(0, within(1e-14));
    }

    @Test
    void smoothFunctions() {
        assertThat(Quadrature.integral(Math::exp, TOLERANCE, -1, 0.5, 2))
                .isCloseTo(Math.exp(2) - Math.exp(-1), within(1e-13));
        assertThat(Quadrature.integral(x -> 1 / (1 + x * x), TOLERANCE, -1, 1)).isCloseTo(Math.PI / 2, within(1e-13));
    }

    @Test
    void kinksAndEndsWithoutSlope() {
        assertThat(Quadrature.integral(x -> Math.abs(x - 0.3), TOLERANCE, 0, 1))
                .isCloseTo((0.09 + 0.49) / 2, within(1e-12));
        assertThat(Quadrature.integral(Math::sqrt, TOLERANCE, 0, 1)).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void narrowPeaksAtEdges() {
        double width = 1e-6;
        double integral =
                Quadrature.integral(x -> width / (width * width + x * x) / Math.PI, TOLERANCE, -1, -10 * width, 0, 1);
        assertThat(integral).isCloseTo(2 / Math.PI * Math.atan(1 / width), within(1e-11));
    }

    @Test
    void twoDimensions() {
        double polar = Quadrature.integral(
                (x, y) -> Math.exp(-(x * x + x * y + y * y)), TOLERANCE, new double[] {-8, 0, 8}, new double[] {-8, 0, 8
                });
        // det of the form is 3/4, so the integral is pi / sqrt(3/4).
        assertThat(polar).isCloseTo(Math.PI / Math.sqrt(0.75), within(1e-11));
    }

    @Test
    void saysHowFarItMayBeOff() {
        Quadrature.Integral coarse =
                Quadrature.integrate((x, v) -> v[0] = Math.cos(40 * x[0]), 1, 1e-2, new double[] {0, 1});
        double truth = Math.sin(40) / 40;
        assertThat(Math.abs(coarse.values()[0] - truth)).isLessThanOrEqualTo(coarse.errors()[0]);
        Quadrature.Integral fine =
                Quadrature.integrate((x, v) -> v[0] = Math.cos(40 * x[0]), 1, 1e-12, new double[] {0, 1});
        assertThat(fine.errors()[0]).isLessThan(1e-10);
        assertThat(fine.values()[0]).isCloseTo(truth, within(1e-13));
    }

    @Test
    void givesUpOnACliffThatNoBoxFollows() {
        double[] edges = {0, 1};
        assertThatThrownBy(() -> Quadrature.integral((x, y) -> x < y * y ? 1e6 : 0, 1e-16, edges, edges))
                .isInstanceOf(IllegalStateException.class);
    }
}

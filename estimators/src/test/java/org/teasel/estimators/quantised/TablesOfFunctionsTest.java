package org.teasel.estimators.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.StandardNormal;

/** Functions read from tables are those that they stand for. */
class TablesOfFunctionsTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void tailsOfTheNormalDistribution() {
        for (int n = 0; n < 200_000; n++) {
            double x = random.nextDouble(NormalTail.FAR);
            assertThat(NormalTail.of(x)).as("x = %s", x).isCloseTo(StandardNormal.cumulative(-x), within(1e-15));
        }
    }

    @Test
    void tailsAtBothEnds() {
        assertThat(NormalTail.of(0)).isEqualTo(0.5);
        assertThat(NormalTail.of(Math.nextDown(NormalTail.FAR))).isCloseTo(6.22e-16, within(1e-18));
        assertThat(NormalTail.of(NormalTail.FAR)).isZero();
        assertThat(NormalTail.of(Double.MAX_VALUE)).isZero();
        assertThat(NormalTail.of(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void logarithms() {
        for (int n = 0; n < 200_000; n++) {
            double x = Math.exp(random.nextDouble(-700, 1));
            double log = Math.log(x);
            assertThat(Logarithm.of(x)).as("x = %s", x).isCloseTo(log, within(1e-15 + 4 * Math.ulp(log)));
        }
    }

    @Test
    void logarithmsNearOneAndZero() {
        assertThat(Logarithm.of(1)).isEqualTo(0);
        for (double x = 1; x > 0.99; x -= 1e-5) {
            assertThat(Logarithm.of(x)).isCloseTo(Math.log(x), within(1e-15));
        }
        assertThat(0 * Logarithm.of(0)).isZero();
    }

    /** Whatever the mean is, the sum over bins is the same. */
    @Test
    void entropiesOfWideGaussians() {
        for (int n = 0; n < 3000; n++) {
            double deviation = WideEntropy.LEAST * Math.exp(n == 0 ? 0 : random.nextDouble(5));
            double mean = random.nextDouble();
            double sum = 0;
            double below = 0;
            for (int edge = (int) (-12 * deviation); edge <= 0; edge++) {
                double next = StandardNormal.cumulative((edge - mean) / deviation);
                sum -= term(next - below);
                below = next;
            }
            double above = 0;
            for (int edge = (int) (12 * deviation); edge > 0; edge--) {
                double next = StandardNormal.cumulative((mean - edge) / deviation);
                sum -= term(next - above);
                above = next;
            }
            sum -= term(1 - below - above);
            assertThat(WideEntropy.of(deviation))
                    .as("deviation of %s bins, mean %s", deviation, mean)
                    .isCloseTo(sum, within(3e-14));
        }
    }

    private static double term(double mass) {
        return mass > 0 ? mass * Math.log(mass) : 0;
    }
}

package org.teasel.estimators.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teasel.api.Quantisation;
import org.teasel.api.posterior.StandardNormal;

/** Masses by the exact rule are differences of the distribution function over the edges. */
class BinMassesTest {

    private static final double[] DEVIATIONS = {
        Double.MIN_NORMAL, 1e-300, 1e-20, 1e-9, 0.003, 0.02, 0.08, 0.3, 1, 7, 1e3, 1e20, 1e300, Double.MAX_VALUE
    };

    private static final Quantisation[] CUTS = {
        Quantisation.DEFAULT,
        new Quantisation(Quantisation.Rule.EXACT, 2, -1, 2.5),
        new Quantisation(Quantisation.Rule.EXACT, 7, 1.3, 1.9),
        new Quantisation(Quantisation.Rule.EXACT, 2_000, -3, 0)
    };

    private final SplittableRandom random = new SplittableRandom(9);

    @Test
    void randomGaussians() {
        for (Quantisation cut : CUTS) {
            for (int n = 0; n < 200; n++) {
                check(cut, random.nextDouble(-6, 6), Math.exp(random.nextDouble(-8, 3)));
            }
        }
    }

    @Test
    void corners() {
        for (Quantisation cut : CUTS) {
            for (double deviation : DEVIATIONS) {
                for (int edge = 0; edge <= cut.bins(); edge += Math.max(1, cut.bins() / 7)) {
                    check(cut, cut.edge(edge), deviation);
                    check(cut, Math.nextDown(cut.edge(edge)), deviation);
                }
                for (double place : new double[] {-1e300, -1e6, -9, -0.0, 9, 1e6, 1e300}) {
                    check(cut, place, deviation);
                }
            }
        }
    }

    @Test
    void aPointLiesInOneBin() {
        BinMasses masses = new BinMasses(Quantisation.DEFAULT, 100);
        for (int n = 0; n < 1000; n++) {
            double value = random.nextDouble(-6, 6);
            masses.fill(value, 0);
            assertThat(masses.first()).isEqualTo(masses.last()).isEqualTo(Quantisation.DEFAULT.bin(value));
            assertThat(masses.mass(masses.first())).isEqualTo(1);
            assertThat(masses.entropy()).isZero();
            assertThat(masses.outside()).isEqualTo(Math.abs(value) > 4 ? 1 : 0);
        }
    }

    private static void check(Quantisation cut, double mean, double deviation) {
        String what = cut + ", mean " + mean + ", deviation " + deviation;
        BinMasses masses = new BinMasses(cut, cut.bins());
        masses.fill(mean, deviation);
        // By the recurrence masses are those of equal bins, but edges are rounded.
        double rounding = deviation < WideMasses.LEAST * cut.width() || deviation > WideMasses.MOST * cut.width()
                ? 0
                : Math.ulp(Math.max(Math.abs(cut.low()), Math.abs(cut.high()))) / deviation;
        double entropy = 0;
        double sum = 0;
        for (int s = 0; s < cut.bins(); s++) {
            double expected = mass(cut, s, mean, deviation);
            double mass = s >= masses.first() && s <= masses.last() ? masses.mass(s) : 0;
            assertThat(mass)
                    .as("bin %d of %s", s, what)
                    .isBetween(0.0, 1.0)
                    .isCloseTo(expected, within(3e-15 + rounding));
            sum += mass;
            entropy -= expected > 0 ? expected * Math.log(expected) : 0;
        }
        assertThat(sum).as("sum of %s", what).isCloseTo(1, within(2e-14));
        assertThat(masses.entropy()).as("entropy of %s", what).isCloseTo(entropy, within(2e-13));
        double outside = StandardNormal.cumulative((cut.low() - mean) / deviation)
                + StandardNormal.cumulative((mean - cut.high()) / deviation);
        assertThat(masses.outside()).as("outside of %s", what).isCloseTo(outside, within(3e-15));
    }

    private static double mass(Quantisation cut, int bin, double mean, double deviation) {
        if (mean - deviation == mean) {
            // So narrow that it can't be told from a point, which lies in the bin above an edge.
            return bin == cut.bin(mean) ? 1 : 0;
        }
        double from = bin == 0 ? Double.NEGATIVE_INFINITY : (cut.edge(bin) - mean) / deviation;
        double to = bin == cut.bins() - 1 ? Double.POSITIVE_INFINITY : (cut.edge(bin + 1) - mean) / deviation;
        return from > 0
                ? StandardNormal.cumulative(-from) - StandardNormal.cumulative(-to)
                : StandardNormal.cumulative(to) - StandardNormal.cumulative(from);
    }
}

package org.teasel.estimators.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teasel.api.Quantisation;

/** Gaussians near one of them have the masses and entropies that are taken from it. */
class NeighbourhoodTest {

    private static final int SIZE = 300;

    private final SplittableRandom random = new SplittableRandom(4);
    private final double[] coefficients = new double[64];

    private double[] around(double centre, double spread) {
        return random.doubles(SIZE, centre - spread, centre + spread).toArray();
    }

    /** Neighbourhoods of every reach, each of a batch that needs it. */
    private Neighbourhood[] all() {
        double[] spreads = {0.008, 0.018, 0.034, 0.06};
        Neighbourhood[] all = Arrays.stream(spreads)
                .mapToObj(spread ->
                        Neighbourhood.of(around(0.3, 0.9 * spread), around(0.9, 0.9 * spread), Quantisation.DEFAULT))
                .toArray(Neighbourhood[]::new);
        assertThat(all).extracting(Neighbourhood::terms).containsExactly(16, 20, 24, 32);
        return all;
    }

    @Test
    void whatIsLeftOutIsWithinTheBound() {
        for (Neighbourhood near : all()) {
            // k! c_k by its recurrence, for the largest a and b: the terms are then all positive and largest too.
            double a = near.reach().shift();
            double b = near.reach().spread();
            double before = 0;
            double last = 1;
            double rest = 0;
            double scale = 1;
            for (int k = 1; k < 150; k++) {
                double next = a * last + (k - 1) * b * before;
                before = last;
                last = next;
                scale /= Math.sqrt(k);
                rest += k >= near.terms() ? last * scale : 0;
            }
            assertThat(rest).as("%d terms", near.terms()).isLessThan(1e-13);
        }
    }

    @Test
    void massesFromCoefficients() {
        for (Neighbourhood near : all()) {
            for (Quantisation cut :
                    new Quantisation[] {Quantisation.DEFAULT, new Quantisation(Quantisation.Rule.EXACT, 40, -1, 0.5)}) {
                double[][] derivatives = near.masses(cut);
                BinMasses masses = new BinMasses(cut, cut.bins());
                for (int n = 0; n < 100; n++) {
                    // Corners first.
                    double u = n < 4 ? n % 2 * 2 - 1 : random.nextDouble(-1, 1);
                    double v = n < 4 ? n / 2 * 2 - 1 : random.nextDouble(-1, 1);
                    double mean = near.mean(0.999_999 * u);
                    double deviation = near.deviation(0.999_999 * v);
                    assertThat(near.holds(mean, deviation)).isTrue();
                    near.coefficients(mean, deviation, coefficients, 0);
                    masses.fill(mean, deviation);
                    double difference = 0;
                    for (int s = 0; s < cut.bins(); s++) {
                        double mass = 0;
                        for (int k = 0; k < near.terms(); k++) {
                            mass += coefficients[k] * derivatives[k][s];
                        }
                        boolean reached = s >= masses.first() && s <= masses.last();
                        difference += Math.abs(mass - (reached ? masses.mass(s) : 0));
                    }
                    assertThat(difference).as("%s, u %s, v %s", near, u, v).isLessThan(2e-13);
                }
            }
        }
    }

    @Test
    void entropiesFromASurface() {
        for (Neighbourhood near : all()) {
            BinMasses masses = new BinMasses(Quantisation.DEFAULT, 100);
            EntropySurface surface = EntropySurface.of((u, v) -> {
                masses.fill(near.mean(u), near.deviation(v));
                return masses.entropy();
            });
            assertThat(surface).isNotNull();
            double[] u = random.doubles(200, -1, 1).toArray();
            double[] v = random.doubles(200, -1, 1).toArray();
            double[] entropies = surface.at(u, v);
            for (int n = 0; n < u.length; n++) {
                masses.fill(near.mean(u[n]), near.deviation(v[n]));
                assertThat(entropies[n]).isCloseTo(masses.entropy(), within(1e-13));
            }
        }
    }

    @Test
    void aSurfaceWithAnEdgeIsRefused() {
        assertThat(EntropySurface.of((u, v) -> Math.abs(u + 0.3 * v))).isNull();
        assertThat(EntropySurface.of((u, v) -> Math.sqrt(1.01 - v))).isNull();
    }

    @Test
    void aSurfaceOfAPolynomialIsThePolynomial() {
        double[] u = {-1, -0.2, 0, 0.7, 1};
        double[] v = {1, 0.4, -0.5, 0, -1};
        double[] values = EntropySurface.of((x, y) -> 2 + x - 3 * x * x * y + y * y * y * y)
                .at(u, v);
        for (int n = 0; n < u.length; n++) {
            double expected = 2 + u[n] - 3 * u[n] * u[n] * v[n] + Math.pow(v[n], 4);
            assertThat(values[n]).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void noneIsChosenWhereItIsNotWorthIt() {
        double[] means = around(0, 0.01);
        assertThat(Neighbourhood.of(means, around(1, 0.01), Quantisation.DEFAULT))
                .isNotNull();
        assertThat(Neighbourhood.of(means, around(0.05, 0.001), Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(means, new double[SIZE], Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(means, around(1e200, 1e199), Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(around(0, 3), around(1, 0.01), Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(means, around(1, 0.5), Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(new double[20], around(1, 0.01), Quantisation.DEFAULT))
                .isNull();
        assertThat(Neighbourhood.of(means, around(1, 0.01), new Quantisation(Quantisation.Rule.EXACT, 9, -4, 4)))
                .isNull();
    }
}

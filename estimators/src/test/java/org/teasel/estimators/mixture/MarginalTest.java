package org.teasel.estimators.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.posterior.DiagonalGaussian;

/** Sums of one-dimensional Gaussians, made once, are what they are one by one. */
class MarginalTest {

    private static final int ROWS = 3_000;

    @ParameterizedTest
    @EnumSource
    void errorsStayBelowEpsilon(Layout layout) {
        DiagonalGaussian posteriors = layout.posteriors(1, ROWS, 2);
        Components components = Layout.components(posteriors);
        Random random = new Random(2);
        for (double epsilon : new double[] {1e-12, 1e-6, 1e-3}) {
            for (int i = 0; i < 2; i++) {
                Marginal marginal = Marginal.of(components, i, epsilon);
                for (int m = 0; m < 200; m++) {
                    int row = random.nextInt(ROWS);
                    double z = posteriors.sample(row, i, random);
                    if (posteriors.point(row, i)) {
                        assertThat(marginal.logPoints(z)).isCloseTo(exactPoints(components, i, z), within(1e-12));
                    } else {
                        double own = posteriors.logMarginal(row, i, z);
                        assertThat(marginal.log(z, own))
                                .as("%s, epsilon %s, latent %s, z %s", layout, epsilon, i, z)
                                .isCloseTo(exact(components, i, z) - own, within(epsilon + 1e-11));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tailsAreReadToo(Layout layout) {
        DiagonalGaussian posteriors = layout.posteriors(3, ROWS, 1);
        Components components = Layout.components(posteriors);
        Marginal marginal = Marginal.of(components, 0, 1e-6);
        Random random = new Random(4);
        for (int m = 0; m < 100; m++) {
            double z = posteriors.mean(random.nextInt(ROWS), 0) + 30 * random.nextGaussian();
            double exact = exact(components, 0, z);
            assertThat(marginal.log(z, 0)).isCloseTo(exact, within(1e-6 + 1e-12 * Math.abs(exact)));
        }
    }

    @Test
    void sharesAreOfRows() {
        DiagonalGaussian posteriors = Layout.INFORMATIVE.posteriors(5, ROWS, 1);
        Components components = Layout.components(posteriors);
        GatheredComponents half = new GatheredComponents(1);
        for (int row = 0; row < ROWS; row += 2) {
            half.add(row, 0.5 * components.weight(row), posteriors, row);
        }
        Marginal marginal = Marginal.of(components, 0, row -> row % 2 == 0 ? 0.5 : 0, 1e-6);
        for (double z = -2; z < 2; z += 0.1) {
            assertThat(marginal.log(z, 0)).isCloseTo(exact(half.together(), 0, z), within(1e-6));
        }
    }

    @Test
    void aGridKeepsItsBound() {
        Random random = new Random(6);
        double low = -1;
        Grid grid = new Grid(Grid.classOf(0.3), low, (int) Grid.length(Grid.classOf(0.3), low, 1));
        GatheredComponents gathered = new GatheredComponents(1);
        double heights = 0;
        for (int n = 0; n < 500; n++) {
            double mean = 2 * random.nextDouble() - 1;
            double deviation = 0.26 + 0.09 * random.nextDouble();
            gathered.add(n, 0.002, DiagonalGaussian.of(1, new double[] {mean}, new double[] {deviation}), 0);
            grid.add(mean, deviation, 0.002);
            heights += 0.002 / deviation;
        }
        Components components = gathered.together();
        double greatest = 0;
        for (double z = -4; z < 4; z += 0.0037) {
            double error = Math.abs(grid.at(z) - Math.exp(exact(components, 0, z)));
            assertThat(error).isLessThanOrEqualTo(grid.error(z));
            greatest = Math.max(greatest, error);
        }
        assertThat(greatest).isLessThan(Grid.ERROR * heights);
    }

    private static double exact(Components components, int latent, double z) {
        double greatest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[components.size()];
        for (int n = 0; n < logs.length; n++) {
            double deviation = components.deviation(n, latent);
            double distance = (z - components.mean(n, latent)) / deviation;
            logs[n] = deviation == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(components.weight(n)) - 0.5 * distance * distance + Blocks.height(deviation);
            greatest = Math.max(greatest, logs[n]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - greatest);
        }
        return greatest + Math.log(sum);
    }

    private static double exactPoints(Components components, int latent, double z) {
        double sum = 0;
        for (int n = 0; n < components.size(); n++) {
            if (components.deviation(n, latent) == 0 && components.mean(n, latent) == z) {
                sum += components.weight(n);
            }
        }
        return Math.log(sum);
    }
}

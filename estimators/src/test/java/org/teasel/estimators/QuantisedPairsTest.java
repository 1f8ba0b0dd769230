package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.teasel.api.Progress;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;

class QuantisedPairsTest {

    private static final int LATENTS = 3;
    private static final int ROWS = 40;

    private final Random random = new Random(5);
    private final double[] means = random.doubles((long) ROWS * LATENTS, -2, 2).toArray();
    private final double[] deviations =
            random.doubles((long) ROWS * LATENTS, 0.05, 1.5).toArray();

    private static <T> T estimate(Posteriors posteriors, Statistic<T> statistic) {
        Representation representation = Representation.of("pairs", posteriors, Factors.none(posteriors.size()));
        return new Estimation(List.of(new StandardEstimators()), Settings.DEFAULT, Progress.NONE)
                .estimate(representation, List.of(statistic))
                .all()
                .get(statistic);
    }

    private CorrelatedGaussian correlated(double correlation) {
        double[] noise = new double[LATENTS * LATENTS];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = k % (LATENTS + 1) == 0 ? 1 : correlation;
        }
        return CorrelatedGaussian.ofNoise(LATENTS, means, deviations, noise);
    }

    @Test
    void productsAgreeWithTheSumOverAllCells() {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.EXACT, 7, -2.5, 2.5);
        Posteriors posteriors = DiagonalGaussian.of(LATENTS, means, deviations);
        double[][] entropies = estimate(posteriors, new QuantisedPairs(quantisation));
        for (int i = 0; i < LATENTS; i++) {
            for (int j = 0; j < i; j++) {
                double[] cells = new double[49];
                for (int row = 0; row < ROWS; row++) {
                    for (int cell = 0; cell < 49; cell++) {
                        cells[cell] += mass(quantisation, posteriors, row, i, cell / 7)
                                * mass(quantisation, posteriors, row, j, cell % 7)
                                / ROWS;
                    }
                }
                assertThat(entropies[i][j]).isCloseTo(SlowTables.entropy(cells), within(1e-12));
            }
        }
    }

    private static double mass(Quantisation quantisation, Posteriors posteriors, int row, int latent, int bin) {
        double below = bin == 0 ? 0 : posteriors.cumulative(row, latent, quantisation.edge(bin));
        double upTo =
                bin == quantisation.bins() - 1 ? 1 : posteriors.cumulative(row, latent, quantisation.edge(bin + 1));
        return upTo - below;
    }

    @Test
    void rectanglesAgreeWithTheConditionalIntegral() {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.EXACT, 5, -2.5, 2.5);
        CorrelatedGaussian posteriors = correlated(0.8);
        double[][] entropies = estimate(posteriors, new QuantisedPairs(quantisation));
        double[] cells = new double[25];
        for (int row = 0; row < ROWS; row++) {
            addCells(cells, quantisation, posteriors, row);
        }
        assertThat(entropies[1][0]).isCloseTo(SlowTables.entropy(cells), within(1e-5));
    }

    /** Masses of latents 1 and 0 by a fine sum over latent 1 of the distribution of latent 0 given it. */
    private void addCells(double[] cells, Quantisation quantisation, CorrelatedGaussian posteriors, int row) {
        double first = Math.sqrt(posteriors.covariance(row, 1, 1));
        double second = Math.sqrt(posteriors.covariance(row, 0, 0));
        double correlation = posteriors.covariance(row, 1, 0) / first / second;
        double rest = second * Math.sqrt(1 - correlation * correlation);
        int steps = 20_000;
        for (int k = 0; k < steps; k++) {
            double u = -9 + 18 * (k + 0.5) / steps;
            double mass = Math.exp(StandardNormal.logDensity(u)) * 18 / steps / ROWS;
            int s = quantisation.bin(posteriors.mean(row, 1) + first * u);
            double centre = posteriors.mean(row, 0) + correlation * second * u;
            double below = 0;
            for (int t = 0; t < 5; t++) {
                double upTo = t == 4 ? 1 : StandardNormal.cumulative((quantisation.edge(t + 1) - centre) / rest);
                cells[s * 5 + t] += mass * (upTo - below);
                below = upTo;
            }
        }
    }

    @Test
    void noCorrelationIsAProduct() {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.INTEGRAL, 9, -1, 3);
        double[][] product =
                estimate(DiagonalGaussian.of(LATENTS, means, deviations), new QuantisedPairs(quantisation));
        double[][] tiny = estimate(correlated(1e-13), new QuantisedPairs(quantisation));
        for (int i = 0; i < LATENTS; i++) {
            assertThat(tiny[i]).containsExactly(product[i], within(1e-9));
        }
    }

    @Test
    void aPointInOneLatentLeavesTheSpreadToTheOther() {
        for (int row = 0; row < ROWS; row++) {
            deviations[row * LATENTS] = 0;
        }
        Quantisation quantisation = Quantisation.DEFAULT;
        double[][] entropies = estimate(correlated(0.5), new QuantisedPairs(quantisation));
        double[][] products =
                estimate(DiagonalGaussian.of(LATENTS, means, deviations), new QuantisedPairs(quantisation));
        assertThat(entropies[1][0]).isCloseTo(products[1][0], within(1e-9));
    }

    @Test
    void aNarrowLatentHalfOutsideTheRangeStillTellsOfTheOther() {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.INTEGRAL, 20, -4, 4);
        double correlation = 0.9;
        CorrelatedGaussian posteriors = CorrelatedGaussian.ofNoise(
                2, new double[] {-4, 0}, new double[] {0.01, 1}, new double[] {1, correlation, correlation, 1});
        double entropy = Runs.result(
                Representation.of("half outside", posteriors, Factors.none(1)), new QuantisedPairs(quantisation))[0][1];
        double[] cells = new double[20];
        int steps = 20_000;
        for (int k = 0; k < steps; k++) {
            double u = 9 * (k + 0.5) / steps;
            double mass = Math.exp(StandardNormal.logDensity(u));
            double rest = Math.sqrt(1 - correlation * correlation);
            for (int t = 0; t < 20; t++) {
                double below = StandardNormal.cumulative((quantisation.edge(t) - correlation * u) / rest);
                double upTo = StandardNormal.cumulative((quantisation.edge(t + 1) - correlation * u) / rest);
                cells[t] += mass * (upTo - below);
            }
        }
        double inside = Arrays.stream(cells).sum();
        Arrays.setAll(cells, t -> cells[t] / inside);
        assertThat(entropy).isCloseTo(SlowTables.entropy(cells), within(1e-5));
    }

    @Test
    void informationsAreBoundedByTheMarginals() {
        double[][] entropies = estimate(correlated(-0.45), new QuantisedPairs(Quantisation.DEFAULT));
        double[] single = estimate(correlated(-0.45), new QuantisedPosterior(Quantisation.DEFAULT, 20))
                .latentEntropy();
        for (int i = 0; i < LATENTS; i++) {
            assertThat(entropies[i][i]).isCloseTo(single[i], within(1e-12));
            for (int j = 0; j < i; j++) {
                double information = single[i] + single[j] - entropies[i][j];
                assertThat(information).isBetween(0.0, Math.min(single[i], single[j]));
            }
        }
    }

    @Test
    void tooManyCellsAreRefused() {
        Posteriors wide = DiagonalGaussian.of(70, new double[140], new double[140]);
        assertThatThrownBy(() -> estimate(wide, new QuantisedPairs(Quantisation.DEFAULT)))
                .isInstanceOf(NotDefinedException.class)
                .hasMessageContaining("70 latents");
    }
}

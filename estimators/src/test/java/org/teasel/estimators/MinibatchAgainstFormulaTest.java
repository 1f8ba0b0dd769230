package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.RandomRepresentations.Family;
import org.teasel.estimators.sampled.MinibatchEstimator;

/** Minibatch estimates are means of log sum_b W_ab q(z_a given x_b) with the weights that papers and code print. */
class MinibatchAgainstFormulaTest {

    private static final int POPULATION = 1000;
    private static final int LATENTS = 3;

    @ParameterizedTest
    @CsvSource({"MWS", "MWS_WITHOUT_CONSTANTS", "MSS0", "MSS1"})
    void everyWeighting(Weighting weighting) {
        for (int size = 2; size <= 12; size++) {
            check(Family.DIAGONAL, weighting, size);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DETERMINISTIC", "SINGULAR", "PARTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyFamilyWithDensities(Family family) {
        check(family, Weighting.MSS1, 8);
    }

    private static void check(Family family, Weighting weighting, int size) {
        SplittableRandom random = new SplittableRandom(size);
        Posteriors batch = RandomRepresentations.posteriors(family, size, LATENTS, random);
        double[][] points = new double[size][LATENTS];
        for (int a = 0; a < size; a++) {
            batch.sample(a, random, points[a]);
        }
        double[][] weights = weights(weighting, size);
        double marginals = IntStream.range(0, LATENTS)
                .mapToDouble(i -> mean(batch, points, weights, LatentSet.of(i)))
                .sum();
        assertThat(MinibatchEstimator.joint(weighting, batch, points, POPULATION))
                .isCloseTo(mean(batch, points, weights, LatentSet.all(LATENTS)), within(1e-10));
        assertThat(MinibatchEstimator.marginals(weighting, batch, points, POPULATION))
                .isCloseTo(marginals, within(1e-10));
    }

    private static double mean(Posteriors batch, double[][] points, double[][] weights, LatentSet set) {
        return IntStream.range(0, points.length)
                .mapToDouble(a -> Math.log(IntStream.range(0, points.length)
                        .mapToDouble(b ->
                                weights[a][b] * Math.exp(batch.density(b, set).log(points[a])))
                        .sum()))
                .average()
                .orElseThrow();
    }

    private static double[][] weights(Weighting weighting, int size) {
        double n = POPULATION;
        double m = size - 1;
        double[][] weights = new double[size][size];
        for (double[] row : weights) {
            Arrays.fill(
                    row,
                    weighting == Weighting.MWS
                            ? 1 / (n * size)
                            : weighting == Weighting.MWS_WITHOUT_CONSTANTS ? 1 : 1 / m);
        }
        for (int a = 0; a < size; a++) {
            if (weighting == Weighting.MSS0) {
                weights[a][0] = 1 / n;
                weights[a][1] = (n - m) / (n * m);
            } else if (weighting == Weighting.MSS1) {
                weights[a][a] = 1 / n;
                weights[a][(a + 1) % size] = (n - m) / (n * m);
            }
        }
        if (weighting == Weighting.MSS0) {
            weights[size - 2][0] = (n - m) / (n * m);
        }
        return weights;
    }
}

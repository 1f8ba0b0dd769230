package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.LatentSet;

/** Closed forms for Gaussians against expansions of determinants, integrals and identities. */
class GaussianOracleTest {

    private static GaussianOracle random(int latents, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] root = new double[latents][latents + 2];
        for (double[] row : root) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                for (int k = 0; k < latents + 2; k++) {
                    covariance[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return new GaussianOracle(
                IntStream.range(0, latents)
                        .mapToDouble(i -> random.nextGaussian())
                        .toArray(),
                covariance);
    }

    /** Determinant by cofactors of the first row. */
    private static double determinant(double[][] matrix) {
        if (matrix.length == 0) {
            return 1;
        }
        double sum = 0;
        for (int j = 0; j < matrix.length; j++) {
            int column = j;
            double[][] minor = Arrays.stream(matrix)
                    .skip(1)
                    .map(row -> IntStream.range(0, row.length)
                            .filter(k -> k != column)
                            .mapToDouble(k -> row[k])
                            .toArray())
                    .toArray(double[][]::new);
            sum += (j % 2 == 0 ? 1 : -1) * matrix[0][j] * determinant(minor);
        }
        return sum;
    }

    @Property(tries = 100)
    void determinantsByCofactors(@ForAll @IntRange(min = 1, max = 6) int latents, @ForAll long seed) {
        GaussianOracle gaussian = random(latents, seed);
        assertThat(gaussian.logDeterminant()).isCloseTo(Math.log(determinant(gaussian.covariance())), within(1e-8));
    }

    @Property(tries = 30)
    void equicorrelatedByEigenvalues(@ForAll @IntRange(min = 2, max = 8) int latents, @ForAll long seed) {
        double rho = new SplittableRandom(seed).nextDouble(-1.0 / (latents - 1) + 0.05, 0.95);
        GaussianOracle gaussian = GaussianOracle.centred(GaussianOracle.equicorrelated(latents, rho));
        double logDeterminant = (latents - 1) * Math.log(1 - rho) + Math.log(1 + (latents - 1) * rho);
        assertThat(gaussian.logDeterminant()).isCloseTo(logDeterminant, within(1e-12));
        assertThat(gaussian.totalCorrelation()).isCloseTo(-0.5 * logDeterminant, within(1e-12));
    }

    @Test
    void needsPivots() {
        double[][] exchanged = {{0, 2}, {3, 0}};
        assertThat(GaussianOracle.centred(exchanged).logDeterminant()).isCloseTo(Math.log(6), within(1e-15));
    }

    @Test
    void copiesShareEverything() {
        GaussianOracle copies = GaussianOracle.centred(new double[][] {{1, 1}, {1, 1}});
        assertThat(copies.entropy()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(copies.totalCorrelation()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(copies.divergenceFromStandard()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Property(tries = 100)
    void totalCorrelationIsAChainOfInformations(@ForAll @IntRange(min = 2, max = 5) int latents, @ForAll long seed) {
        GaussianOracle gaussian = random(latents, seed);
        double chain = IntStream.range(1, latents)
                .mapToDouble(i -> gaussian.mutualInformation(
                        LatentSet.of(i), LatentSet.of(IntStream.range(0, i).toArray())))
                .sum();
        assertThat(gaussian.totalCorrelation()).isCloseTo(chain, within(1e-9)).isNotNegative();
        double entropies = -gaussian.entropy();
        for (int i = 0; i < latents; i++) {
            entropies += gaussian.marginal(LatentSet.of(i)).entropy();
        }
        assertThat(gaussian.totalCorrelation()).isCloseTo(entropies, within(1e-9));
    }

    @Property(tries = 100)
    void divergenceFromStandardIsTotalCorrelationAndDimensions(
            @ForAll @IntRange(min = 1, max = 5) int latents, @ForAll long seed) {
        GaussianOracle gaussian = random(latents, seed);
        double sum = gaussian.totalCorrelation()
                + Arrays.stream(gaussian.divergencesFromStandard()).sum();
        assertThat(gaussian.divergenceFromStandard()).isCloseTo(sum, within(1e-9));
        assertThat(gaussian.divergence(gaussian)).isCloseTo(0, within(1e-9));
        assertThat(gaussian.divergence(random(latents, seed + 1))).isPositive();
    }

    @Property(tries = 10)
    void entropyAndDivergenceByQuadrature(@ForAll long seed) {
        GaussianOracle p = random(2, seed);
        GaussianOracle q = random(2, seed + 1);
        double[][] edges = new double[2][];
        for (int i = 0; i < 2; i++) {
            double centre = p.mean()[i];
            double deviation = Math.sqrt(p.covariance()[i][i]);
            edges[i] = new double[] {
                centre - 9 * deviation, centre - 3 * deviation, centre, centre + 3 * deviation, centre + 9 * deviation
            };
        }
        Quadrature.Integral integral = Quadrature.integrate(
                (z, values) -> {
                    double log = p.logDensity(z);
                    values[0] = Math.exp(log);
                    values[1] = -Math.exp(log) * log;
                    values[2] = Math.exp(log) * (log - q.logDensity(z));
                },
                3,
                1e-9,
                edges);
        assertThat(integral.values()[0]).isCloseTo(1, within(1e-8));
        assertThat(integral.values()[1]).isCloseTo(p.entropy(), within(1e-7));
        double divergence = p.divergence(q);
        assertThat(integral.values()[2]).isCloseTo(divergence, within(1e-7 * (1 + divergence)));
    }

    @Test
    void correlatedNoiseCostsAConstant() {
        // KL(q(z|x) || N(0, I)) exceeds that of factorised noise by -1/2 log det Sigma, whatever the observation.
        double[][] noise = GaussianOracle.equicorrelated(3, 0.6);
        double[] means = {0.3, -1, 2, 1, 1, -0.5};
        double[] deviations = {0.5, 0.1, 1, 0.2, 0.7, 0.3};
        CorrelatedGaussian posteriors = CorrelatedGaussian.ofNoise(
                3,
                means,
                deviations,
                Arrays.stream(noise).flatMapToDouble(Arrays::stream).toArray());
        Representation representation =
                Representation.of("noise", posteriors, Factors.none(2)).weighted(new double[] {1, 3});
        double constant = GaussianOracle.centred(noise).totalCorrelation();
        for (int n = 0; n < 2; n++) {
            GaussianOracle row = GaussianOracle.of(posteriors, n);
            assertThat(row.divergenceFromStandard()
                            - Arrays.stream(row.divergencesFromStandard()).sum())
                    .isCloseTo(constant, within(1e-12));
        }
        assertThat(GaussianOracle.conditionalTotalCorrelation(representation, LatentSet.all(3)))
                .isCloseTo(constant, within(1e-12));
    }
}

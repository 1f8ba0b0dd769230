package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianCorrelationTest {

    private static double totalCorrelation(int latents, float[]... batches) {
        GaussianCorrelation correlation = new GaussianCorrelation(latents);
        for (float[] batch : batches) {
            correlation.add(batch);
        }
        return correlation.totalCorrelation();
    }

    /** -1/2 log det R from means, covariances and Gaussian elimination, in two passes. */
    private static double plain(int latents, float[] vectors) {
        int count = vectors.length / latents;
        double[] mean = new double[latents];
        for (int k = 0; k < vectors.length; k++) {
            mean[k % latents] += (double) vectors[k] / count;
        }
        double[][] covariance = new double[latents][latents];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j < latents; j++) {
                    covariance[i][j] +=
                            (vectors[n * latents + i] - mean[i]) * (vectors[n * latents + j] - mean[j]) / count;
                }
            }
        }
        double[][] r = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                r[i][j] = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
        }
        double logDeterminant = 0;
        for (int pivot = 0; pivot < latents; pivot++) {
            logDeterminant += Math.log(r[pivot][pivot]);
            for (int i = pivot + 1; i < latents; i++) {
                double share = r[i][pivot] / r[pivot][pivot];
                for (int j = pivot; j < latents; j++) {
                    r[i][j] -= share * r[pivot][j];
                }
            }
        }
        return -logDeterminant / 2;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void isThatOfAPlainFormula(int latents) {
        SplittableRandom random = new SplittableRandom(latents);
        float[] vectors = new float[300 * latents];
        for (int n = 0; n < 300; n++) {
            double shared = random.nextGaussian();
            for (int i = 0; i < latents; i++) {
                // Far from the origin, where a sum of squares would lose its digits.
                vectors[n * latents + i] = (float) (500 * i + shared + (1 + i) * random.nextGaussian());
            }
        }
        double expected = plain(latents, vectors);
        assertThat(totalCorrelation(latents, vectors)).isCloseTo(expected, within(1e-9));
        float[] first = Arrays.copyOf(vectors, 100 * latents);
        float[] rest = Arrays.copyOfRange(vectors, 100 * latents, vectors.length);
        assertThat(totalCorrelation(latents, first, rest)).isCloseTo(expected, within(1e-9));
        assertThat(expected).isGreaterThan(latents == 1 ? -1e-12 : 0.01);
    }

    /** Four points whose sample correlation is r, of which the total correlation is -1/2 log(1 - r^2). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.9, -0.99})
    void isTheClosedFormOfTwo(double r) {
        float[] vectors = new float[8];
        for (int n = 0; n < 4; n++) {
            double x = n < 2 ? 1 : -1;
            double w = n % 2 == 0 ? 1 : -1;
            vectors[2 * n] = (float) (3 * x);
            vectors[2 * n + 1] = (float) (r * x + Math.sqrt(1 - r * r) * w);
        }
        assertThat(totalCorrelation(2, vectors)).isCloseTo(-Math.log(1 - r * r) / 2, within(1e-5));
    }

    @Test
    void isInfiniteWhereALatentIsAFunctionOfOthers() {
        assertThat(totalCorrelation(2, new float[] {1, 2, 2, 4, 3, 6})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(totalCorrelation(2, new float[] {1, 7, 2, 7, 3, 7})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(totalCorrelation(3, new float[] {0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 2}))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }
}

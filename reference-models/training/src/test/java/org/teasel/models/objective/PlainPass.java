package org.teasel.models.objective;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;

/**
 * A pass in plain Java: Gaussian posteriors, a linear decoder and a linear discriminator. Every formula is written down
 * here again, with matrices where the objectives have closed forms.
 */
final class PlainPass {

    static final int SIZE = 5;
    static final int LATENTS = 3;
    static final int PIXELS = 4;
    static final int POPULATION = 50;

    /** [M][2 L], means and log variances. */
    final double[][] encoded;

    /** [M][L + 1]. */
    final double[][] normals;

    final double[][] images;
    /** [PIXELS][L]. */
    final double[][] decoder;

    final double[] discriminator;
    final double rho;

    PlainPass(long seed, double rho) {
        Random random = new Random(seed);
        this.rho = rho;
        encoded = draw(random, SIZE, 2 * LATENTS);
        normals = draw(random, SIZE, LATENTS + 1);
        images = draw(random, SIZE, PIXELS);
        for (double[] image : images) {
            Arrays.setAll(image, k -> image[k] > 0 ? 1 : 0);
        }
        decoder = draw(random, PIXELS, LATENTS);
        discriminator = draw(random, 1, LATENTS)[0];
    }

    private static double[][] draw(Random random, int rows, int columns) {
        double[][] drawn = new double[rows][columns];
        for (double[] row : drawn) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        return drawn;
    }

    double mean(int n, int i) {
        return encoded[n][i];
    }

    double deviation(int n, int i) {
        return Math.exp(encoded[n][LATENTS + i] / 2);
    }

    double draw(int n, int i) {
        double noise = Math.sqrt(1 - rho) * normals[n][i] + Math.sqrt(rho) * normals[n][LATENTS];
        return mean(n, i) + deviation(n, i) * noise;
    }

    double[] draw(int n) {
        double[] z = new double[LATENTS];
        Arrays.setAll(z, i -> draw(n, i));
        return z;
    }

    double reconstruction() {
        double sum = 0;
        for (int n = 0; n < SIZE; n++) {
            for (int p = 0; p < PIXELS; p++) {
                double white = 1 / (1 + Math.exp(-product(decoder[p], draw(n))));
                sum -= images[n][p] > 0 ? Math.log(white) : Math.log(1 - white);
            }
        }
        return sum / SIZE;
    }

    double logit(int n) {
        return product(discriminator, draw(n));
    }

    double meanLogit() {
        return mean(n -> logit(n));
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double mean(ToDoubleFunction<Integer> of) {
        double sum = 0;
        for (int n = 0; n < SIZE; n++) {
            sum += of.applyAsDouble(n);
        }
        return sum / SIZE;
    }

    /** Covariance of the posterior of n. */
    double[][] covariance(int n) {
        double[][] covariance = new double[LATENTS][LATENTS];
        for (int i = 0; i < LATENTS; i++) {
            for (int j = 0; j < LATENTS; j++) {
                covariance[i][j] = deviation(n, i) * deviation(n, j) * (i == j ? 1 : rho);
            }
        }
        return covariance;
    }

    /** KL of a normal distribution from the standard one: (tr C + |m|^2 - L - log det C) / 2. */
    double kl() {
        return mean(n -> {
            double[][] covariance = covariance(n);
            double sum = -LATENTS - logDeterminant(covariance);
            for (int i = 0; i < LATENTS; i++) {
                sum += covariance[i][i] + mean(n, i) * mean(n, i);
            }
            return sum / 2;
        });
    }

    double trace() {
        return mean(n -> Math.pow(deviation(n, 0), 2) + Math.pow(deviation(n, 1), 2) + Math.pow(deviation(n, 2), 2));
    }

    /** log q(z of a given x of b). */
    double logDensity(int a, int b) {
        double[][] covariance = covariance(b);
        double[] d = new double[LATENTS];
        Arrays.setAll(d, i -> draw(a, i) - mean(b, i));
        return -(product(d, solve(covariance, d)) + logDeterminant(covariance) + LATENTS * Math.log(2 * Math.PI)) / 2;
    }

    double logDensity(int a, int b, int i) {
        double d = (draw(a, i) - mean(b, i)) / deviation(b, i);
        return -(d * d + Math.log(2 * Math.PI)) / 2 - Math.log(deviation(b, i));
    }

    double logPosterior() {
        return mean(n -> logDensity(n, n));
    }

    double logPrior() {
        return mean(n -> -(product(draw(n), draw(n)) + LATENTS * Math.log(2 * Math.PI)) / 2);
    }

    double logAggregated(Weighting weighting) {
        return mean(a -> {
            double sum = 0;
            for (int b = 0; b < SIZE; b++) {
                sum += weight(weighting, a, b) * Math.exp(logDensity(a, b));
            }
            return Math.log(sum);
        });
    }

    double logMarginals(Weighting weighting) {
        return mean(a -> {
            double total = 0;
            for (int i = 0; i < LATENTS; i++) {
                double sum = 0;
                for (int b = 0; b < SIZE; b++) {
                    sum += weight(weighting, a, b) * Math.exp(logDensity(a, b, i));
                }
                total += Math.log(sum);
            }
            return total;
        });
    }

    /** Written from the papers and the public code, where a batch has M + 1 observations. */
    static double weight(Weighting weighting, int a, int b) {
        int m = SIZE - 1;
        double stratified = (POPULATION - m) / (double) (POPULATION * m);
        switch (weighting) {
            case MWS:
                return 1.0 / (POPULATION * SIZE);
            case MWS_WITHOUT_CONSTANTS:
                return 1;
            case MSS0:
                // W.fill_(1 / M); W.view(-1)[::M + 1] = 1 / N; W.view(-1)[1::M + 1] = strat; W[M - 1, 0] = strat
                double[] flat = new double[SIZE * SIZE];
                Arrays.fill(flat, 1.0 / m);
                for (int k = 0; k < flat.length; k += m + 1) {
                    flat[k] = 1.0 / POPULATION;
                }
                for (int k = 1; k < flat.length; k += m + 1) {
                    flat[k] = stratified;
                }
                flat[(m - 1) * SIZE] = stratified;
                return flat[a * SIZE + b];
            default:
                return a == b ? 1.0 / POPULATION : b == (a + 1) % SIZE ? stratified : 1.0 / m;
        }
    }

    /** Sum of squares off the diagonal, and of distances from 1 on it. */
    double[] decorrelation(boolean ofDraws) {
        double[] penalty = new double[2];
        for (int i = 0; i < LATENTS; i++) {
            for (int j = 0; j < LATENTS; j++) {
                int r = i;
                int c = j;
                double covariance = mean(n -> mean(n, r) * mean(n, c)) - mean(n -> mean(n, r)) * mean(n -> mean(n, c));
                if (ofDraws) {
                    covariance += mean(n -> covariance(n)[r][c]);
                }
                penalty[i == j ? 1 : 0] += Math.pow(i == j ? covariance - 1 : covariance, 2);
            }
        }
        return penalty;
    }

    private static double logDeterminant(double[][] matrix) {
        return Math.log(determinant(matrix));
    }

    /** Cramer's rule. */
    private static double[] solve(double[][] matrix, double[] right) {
        double determinant = determinant(matrix);
        double[] solution = new double[LATENTS];
        for (int c = 0; c < LATENTS; c++) {
            double[][] replaced = new double[LATENTS][];
            for (int r = 0; r < LATENTS; r++) {
                replaced[r] = matrix[r].clone();
                replaced[r][c] = right[r];
            }
            solution[c] = determinant(replaced) / determinant;
        }
        return solution;
    }

    private static double determinant(double[][] a) {
        return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
                - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
                + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
    }
}

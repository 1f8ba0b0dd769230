package org.teasel.api.posterior;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.InvalidInputException;

/**
 * q(z given x) = N(z; m(x), C(x)) with any positive semidefinite covariance, such as the correlated noise of Yang et
 * al. 2021. A covariance without full rank is accepted: that posterior lives on a plane.
 */
public final class CorrelatedGaussian implements Posteriors {

    private final int latents;
    private final double[] means;
    private final double[] covariances;

    private CorrelatedGaussian(int latents, double[] means, double[] covariances) {
        this.latents = latents;
        this.means = means;
        this.covariances = covariances;
    }

    /**
     * Posteriors from row-major arrays, which are copied.
     *
     * @param latents number of latents, L
     * @param means [N, L], finite
     * @param covariances [N, L, L], each symmetric (to a relative 1e-6, as single precision leaves it) and positive
     *     semidefinite
     */
    public static CorrelatedGaussian of(int latents, double[] means, double[] covariances) {
        int rows = PosteriorArrays.rows("mean", means.length, latents);
        int square = latents * latents;
        if (covariances.length != (long) rows * square) {
            throw new InvalidInputException("covariance has " + covariances.length + " numbers, expected "
                    + (long) rows * square + ", " + latents + " x " + latents + " a row");
        }
        CorrelatedGaussian posteriors = new CorrelatedGaussian(latents, means.clone(), covariances.clone());
        PosteriorArrays.requireFinite("mean", posteriors.means, latents);
        PosteriorArrays.requireFinite("covariance", posteriors.covariances, square);
        for (int row = 0; row < rows; row++) {
            posteriors.makeSymmetric(row);
            posteriors.requireSemidefinite(row);
        }
        return posteriors;
    }

    /**
     * Posteriors z = m(x) + s(x) * e with noise e of covariance Sigma: C(x) = diag(s) Sigma diag(s).
     *
     * @param means row-major [N, L]
     * @param standardDeviations row-major [N, L], not negative
     * @param noise row-major [L, L]
     */
    public static CorrelatedGaussian ofNoise(int latents, double[] means, double[] standardDeviations, double[] noise) {
        if (standardDeviations.length != means.length || noise.length != latents * latents) {
            throw new InvalidInputException("standard deviation has " + standardDeviations.length
                    + " numbers and the noise covariance " + noise.length + ", expected " + means.length + " and "
                    + latents * latents);
        }
        PosteriorArrays.requireNotNegative("standard deviation", standardDeviations, latents);
        double[] covariances = new double[Math.multiplyExact(means.length, latents)];
        for (int k = 0; k < means.length; k++) {
            int i = k % latents;
            for (int j = 0; j < latents; j++) {
                covariances[k * latents + j] =
                        standardDeviations[k] * noise[i * latents + j] * standardDeviations[k - i + j];
            }
        }
        return of(latents, means, covariances);
    }

    static CorrelatedGaussian join(List<CorrelatedGaussian> parts) {
        return new CorrelatedGaussian(
                parts.get(0).latents,
                PosteriorArrays.join(parts.stream().map(p -> p.means).toList()),
                PosteriorArrays.join(parts.stream().map(p -> p.covariances).toList()));
    }

    private void makeSymmetric(int row) {
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < i; j++) {
                double lower = covariance(row, i, j);
                double upper = covariance(row, j, i);
                double size = Math.sqrt(Math.abs(covariance(row, i, i))) * Math.sqrt(Math.abs(covariance(row, j, j)));
                if (!(Math.abs(lower - upper) <= 1e-6 * size)) {
                    throw new InvalidInputException("covariance, row " + row + ": entry (" + i + ", " + j + ") is "
                            + lower + " and entry (" + j + ", " + i + ") is " + upper
                            + ", expected a symmetric matrix");
                }
                double middle = 0.5 * (lower + upper);
                covariances[index(row, i, j)] = middle;
                covariances[index(row, j, i)] = middle;
            }
        }
    }

    private void requireSemidefinite(int row) {
        try {
            CholeskyFactor.of(latents, covariance(row, LatentSet.all(latents)));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "covariance, row " + row + ": expected a positive semidefinite matrix, and it is not", e);
        }
    }

    private int index(int row, int i, int j) {
        return (row * latents + i) * latents + j;
    }

    @Override
    public int size() {
        return means.length / latents;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public boolean factorised() {
        for (int k = 0; k < covariances.length; k++) {
            int i = k / latents % latents;
            if (i != k % latents && covariances[k] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double mean(int row, int latent) {
        return means[row * latents + latent];
    }

    @Override
    public double covariance(int row, int i, int j) {
        return covariances[index(row, i, j)];
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        double distance = value - mean(row, latent);
        double variance = covariance(row, latent, latent);
        if (variance <= 0) {
            return distance >= 0 ? 1 : 0;
        }
        return StandardNormal.cumulative(distance / Math.sqrt(variance));
    }

    @Override
    public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
        // A variance of 0 may be a little below it by rounding.
        double first = Math.sqrt(Math.max(0, covariance(row, i, i)));
        double second = Math.sqrt(Math.max(0, covariance(row, j, j)));
        if (first == 0 || second == 0) {
            return OptionalDouble.of(cumulative(row, i, a) * cumulative(row, j, b));
        }
        double correlation = covariance(row, i, j) / first / second;
        return OptionalDouble.of(BivariateNormal.cumulative(
                (a - mean(row, i)) / first, (b - mean(row, j)) / second, Math.max(-1, Math.min(1, correlation))));
    }

    /** Factor of the covariance of z_S given x. */
    public CholeskyFactor factor(int row, LatentSet set) {
        return CholeskyFactor.ofSemidefinite(set.size(), covariance(row, set));
    }

    private double[] covariance(int row, LatentSet set) {
        int n = set.size();
        double[] matrix = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                matrix[p * n + q] = covariance(row, set.get(p), set.get(q));
            }
        }
        return matrix;
    }

    @Override
    public Density density(int row, LatentSet set) {
        double[] centre = new double[set.size()];
        for (int k = 0; k < centre.length; k++) {
            centre[k] = mean(row, set.get(k));
        }
        return new Plane(set, centre, factor(row, set));
    }

    @Override
    public OptionalDouble entropy(int row, LatentSet set) {
        CholeskyFactor factor = factor(row, set);
        return OptionalDouble.of(
                factor.rank() < set.size()
                        ? Double.NEGATIVE_INFINITY
                        : set.size() * StandardNormal.ENTROPY + 0.5 * factor.logDeterminant());
    }

    @Override
    public void sample(int row, RandomGenerator random, double[] z) {
        CholeskyFactor factor = factor(row, LatentSet.all(latents));
        double[] noise = new double[factor.rank()];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = random.nextGaussian();
        }
        double[] displacement = factor.multiply(noise);
        for (int i = 0; i < latents; i++) {
            z[i] = mean(row, i) + displacement[i];
        }
    }

    @Override
    public CorrelatedGaussian select(int[] rows) {
        return new CorrelatedGaussian(
                latents,
                PosteriorArrays.select(means, latents, rows),
                PosteriorArrays.select(covariances, latents * latents, rows));
    }

    /** A Gaussian on the plane through its mean that its covariance spans. */
    private record Plane(LatentSet set, double[] centre, CholeskyFactor factor) implements Density {
        @Override
        public int dimension() {
            return factor.rank();
        }

        @Override
        public double log(double[] z) {
            double[] displacement = new double[centre.length];
            double scale = 0;
            for (int k = 0; k < centre.length; k++) {
                displacement[k] = z[set.get(k)] - centre[k];
                scale = Math.max(scale, Math.abs(centre[k]));
            }
            return -0.5 * factor.squaredDistance(displacement, scale)
                    - 0.5 * factor.logDeterminant()
                    - factor.rank() * StandardNormal.HALF_LOG_TWO_PI;
        }
    }
}

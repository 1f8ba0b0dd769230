package org.teasel.models.training;

import org.teasel.api.posterior.CholeskyFactor;

/**
 * Total correlation of the Gaussian with the covariance of some vectors, -1/2 log det of their correlations, in nats. It
 * is what papers draw over the steps of a training; a trained encoder deserves the metrics.
 */
final class GaussianCorrelation {

    private final int latents;
    private final double[] mean;
    private final double[] products;
    private long count;

    GaussianCorrelation(int latents) {
        this.latents = latents;
        this.mean = new double[latents];
        this.products = new double[latents * latents];
    }

    /**
     * Takes vectors in.
     *
     * @param vectors [M, L], row-major
     */
    void add(float[] vectors) {
        double[] before = new double[latents];
        for (int from = 0; from < vectors.length; from += latents) {
            count++;
            for (int i = 0; i < latents; i++) {
                before[i] = vectors[from + i] - mean[i];
                mean[i] += before[i] / count;
            }
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j < latents; j++) {
                    products[i * latents + j] += before[i] * (vectors[from + j] - mean[j]);
                }
            }
        }
    }

    /** At least 0; infinite if a latent is a function of others, or constant. */
    double totalCorrelation() {
        double[] correlations = new double[latents * latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                double both = Math.sqrt(products[i * latents + i] * products[j * latents + j]);
                if (both == 0) {
                    return Double.POSITIVE_INFINITY;
                }
                // One half of the table is enough, and both are symmetric but for rounding.
                correlations[i * latents + j] = i == j ? 1 : products[Math.max(i, j) * latents + Math.min(i, j)] / both;
            }
        }
        CholeskyFactor factor = CholeskyFactor.of(latents, correlations);
        return factor.rank() == latents ? Math.max(0, -factor.logDeterminant() / 2) : Double.POSITIVE_INFINITY;
    }
}

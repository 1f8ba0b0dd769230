package org.teasel.models.training;

import org.teasel.api.posterior.CholeskyFactor;
import org.teasel.estimators.gaussian.Comoments;

/**
 * Total correlation of the Gaussian with the covariance of some vectors, -1/2 log det of their correlations, in nats. It
 * is what papers draw over the steps of a training; a trained encoder deserves the metrics.
 */
final class GaussianCorrelation {

    private final int latents;
    private final Comoments comoments;

    GaussianCorrelation(int latents) {
        this.latents = latents;
        this.comoments = new Comoments(latents);
    }

    /**
     * Takes vectors in.
     *
     * @param vectors [M, L], row-major
     */
    void add(float[] vectors) {
        double[] vector = new double[latents];
        for (int from = 0; from < vectors.length; from += latents) {
            for (int i = 0; i < latents; i++) {
                vector[i] = vectors[from + i];
            }
            comoments.add(1, vector);
        }
    }

    /** At least 0; infinite if a latent is a function of others, or constant. */
    double totalCorrelation() {
        double[] correlations = new double[latents * latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                double both = Math.sqrt(comoments.covariance(i, i) * comoments.covariance(j, j));
                if (both == 0) {
                    return Double.POSITIVE_INFINITY;
                }
                correlations[i * latents + j] = i == j ? 1 : comoments.covariance(i, j) / both;
            }
        }
        CholeskyFactor factor = CholeskyFactor.of(latents, correlations);
        return factor.rank() == latents ? Math.max(0, -factor.logDeterminant() / 2) : Double.POSITIVE_INFINITY;
    }
}

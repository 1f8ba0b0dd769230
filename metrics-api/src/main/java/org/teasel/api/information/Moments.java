package org.teasel.api.information;

/**
 * First and second moments of the aggregated posterior, from the posteriors' own moments without sampling.
 *
 * @param mean [L], E[z_i]
 * @param covarianceOfMeans [L][L], Cov(E[z given x])
 * @param meanCovariance [L][L], E[Cov(z given x)]
 * @param least [L], least posterior mean
 * @param greatest [L], greatest posterior mean
 */
public record Moments(
        double[] mean, double[][] covarianceOfMeans, double[][] meanCovariance, double[] least, double[] greatest) {

    /** [L][L], Cov(z) = E[Cov(z given x)] + Cov(E[z given x]), by the law of total covariance. */
    public double[][] covariance() {
        int latents = mean.length;
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                covariance[i][j] = covarianceOfMeans[i][j] + meanCovariance[i][j];
            }
        }
        return covariance;
    }
}

package org.teasel.metrics.correlation;

/**
 * Linear correlations of latents.
 *
 * @param table [L][L], in [-1, 1] with 1 on the diagonal; NaN in rows and columns of a latent without variance
 */
record Correlations(double[][] table) {

    /** A variance up to this one, 1e-12, counts as none. */
    private static final double NO_VARIANCE = 1e-12;

    static Correlations of(double[][] covariance) {
        int latents = covariance.length;
        double[][] table = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                boolean vary = covariance[i][i] > NO_VARIANCE && covariance[j][j] > NO_VARIANCE;
                double scale = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
                table[i][j] = !vary ? Double.NaN : i == j ? 1 : covariance[i][j] / scale;
            }
        }
        return new Correlations(table);
    }

    boolean varies(int latent) {
        return table[latent][latent] == 1;
    }

    /** Size of the correlation of two latents; 0 if one has no variance. */
    double between(int i, int j) {
        return Double.isNaN(table[i][j]) ? 0 : Math.abs(table[i][j]);
    }
}

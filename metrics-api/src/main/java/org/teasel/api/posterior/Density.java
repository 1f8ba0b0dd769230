package org.teasel.api.posterior;

/**
 * The density of q(z_S given x) for one observation and one set S of latents, prepared to be read at many points.
 *
 * <p>It is taken with respect to volume on its support: for a regular posterior all of space, for a singular one (a
 * deterministic latent, a covariance without full rank) the point, line, ... that carries it. Where two posteriors have
 * supports of different dimension, the one of lower dimension is infinitely denser; {@link #dimension} tells them apart.
 */
public interface Density {

    /** Number of continuous latents in S in which the posterior really spreads, 0 to |S|. */
    int dimension();

    /**
     * Natural logarithm of the density at a point; negative infinity off the support, never NaN.
     *
     * @param z a point in all latents, length L; only those in S are read
     */
    double log(double[] z);
}

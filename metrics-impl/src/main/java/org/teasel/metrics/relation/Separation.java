package org.teasel.metrics.relation;

/** What each latent tells about the observation, alone and beside all others, in nats. */
public interface Separation {

    /** [L], I(x; z_i). */
    double[] alone();

    /** [L], I(x; z_i given z_-i) = I(x; z) - I(x; z_-i). */
    double[] separable();

    /** [L], I(x; z_i) - I(z_i; z_-i). */
    double[] independent();
}

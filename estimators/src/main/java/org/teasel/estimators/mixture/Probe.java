package org.teasel.estimators.mixture;

/**
 * A point to read a mixture at, seen by the latents of one set, with what each target still needs. Targets are the set
 * itself and, if asked for, the set without each of its latents.
 */
final class Probe {

    /** The latents of the set. */
    final int[] latents;
    /** [j], the point in the j-th latent. */
    final double[] z;
    /** [j], log density of the draw's own component, by which exponents are measured. */
    final double[] own;
    /** [j], whether the draw's own component is a point in the latent. */
    final boolean[] point;
    /** [j], exponents without the j-th latent that don't exceed it can be left out. */
    final double[] threshold;
    /** The same for the exponents in all latents. */
    double jointThreshold;

    Probe(int[] latents) {
        this.latents = latents;
        z = new double[latents.length];
        own = new double[latents.length];
        point = new boolean[latents.length];
        threshold = new double[latents.length];
    }
}

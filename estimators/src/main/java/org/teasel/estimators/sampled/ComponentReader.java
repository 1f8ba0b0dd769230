package org.teasel.estimators.sampled;

/** Reads the densities of a batch of components at a draw. */
interface ComponentReader {

    /**
     * Adds the batch's components at draw m.
     *
     * @param sums [set], of p_n q(z_S given x_n), relative to the draw's own component
     * @param factorSums [k][i], of p_n q(z_i given x_n) p(y_k given x_n) at the draw's factor value, likewise
     */
    void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums);
}

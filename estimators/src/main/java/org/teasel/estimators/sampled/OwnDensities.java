package org.teasel.estimators.sampled;

import java.util.List;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * The density of each draw under the posterior that it was drawn from: the scale that all others are measured by.
 *
 * @param log [set][m], log q(z_S^(m) given x^(n_m))
 * @param dimension [set][m], dimension of its support
 * @param spread [set], whether all draws' posteriors spread in every continuous latent of the set
 */
record OwnDensities(double[][] log, int[][] dimension, boolean[] spread) {

    static OwnDensities of(Draws draws, List<LatentSet> sets) {
        Posteriors own = draws.own();
        int samples = draws.rows().length;
        double[][] log = new double[sets.size()][samples];
        int[][] dimension = new int[sets.size()][samples];
        boolean[] spread = new boolean[sets.size()];
        for (int s = 0; s < spread.length; s++) {
            int full = continuous(own, sets.get(s));
            spread[s] = true;
            for (int m = 0; m < samples; m++) {
                Density density = own.density(m, sets.get(s));
                dimension[s][m] = density.dimension();
                log[s][m] = density.log(draws.points()[m]);
                spread[s] &= density.dimension() == full;
            }
        }
        return new OwnDensities(log, dimension, spread);
    }

    /**
     * The same with the density of every single latent raised to a floor, and then that of the set; for products.
     *
     * @param sets the sets of these densities
     * @param marginals [i], densities of every single latent
     */
    OwnDensities clamped(List<LatentSet> sets, OwnDensities marginals, double floor) {
        double least = Math.log(floor);
        double[][] clamped = new double[log.length][];
        for (int s = 0; s < clamped.length; s++) {
            clamped[s] = new double[log[s].length];
            for (int i : sets.get(s).toArray()) {
                for (int m = 0; m < clamped[s].length; m++) {
                    clamped[s][m] += Math.max(marginals.log[i][m], least);
                }
            }
            for (int m = 0; m < clamped[s].length; m++) {
                clamped[s][m] = Math.max(clamped[s][m], least);
            }
        }
        return new OwnDensities(clamped, dimension, spread);
    }

    /** Number of continuous latents in a set. */
    static int continuous(Posteriors posteriors, LatentSet set) {
        int count = 0;
        for (int k = 0; k < set.size(); k++) {
            if (posteriors.latent(set.get(k)) instanceof Latent.Continuous) {
                count++;
            }
        }
        return count;
    }
}

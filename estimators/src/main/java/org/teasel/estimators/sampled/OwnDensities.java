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

    /** The same with the density of every single latent raised to a floor, and then that of the set; for products. */
    static OwnDensities clamped(Draws draws, List<LatentSet> sets, double floor) {
        OwnDensities exact = of(draws, sets);
        double[][] log = new double[sets.size()][];
        for (int s = 0; s < log.length; s++) {
            log[s] = new double[draws.rows().length];
            for (int i : sets.get(s).toArray()) {
                double[] marginal = of(draws, List.of(LatentSet.of(i))).log()[0];
                for (int m = 0; m < marginal.length; m++) {
                    log[s][m] += Math.max(marginal[m], Math.log(floor));
                }
            }
            for (int m = 0; m < log[s].length; m++) {
                log[s][m] = Math.max(log[s][m], Math.log(floor));
            }
        }
        return new OwnDensities(log, exact.dimension(), exact.spread());
    }

    private static int continuous(Posteriors posteriors, LatentSet set) {
        int count = 0;
        for (int k = 0; k < set.size(); k++) {
            if (posteriors.latent(set.get(k)) instanceof Latent.Continuous) {
                count++;
            }
        }
        return count;
    }
}

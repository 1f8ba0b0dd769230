package org.teasel.estimators.sampled;

import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;

/** Reads components of any family by their own densities, prepared once a component and set. */
final class GeneralReader implements ComponentReader {

    private final Reading reading;
    private final int[] rows;
    private final double[] weights;
    /** [set][component]. */
    private final Density[][] densities;

    GeneralReader(Reading reading, Batch batch) {
        this.reading = reading;
        this.rows = batch.rows();
        this.weights = new double[rows.length];
        this.densities = new Density[reading.sets().size()][rows.length];
        Posteriors posteriors = batch.posteriors();
        for (int n = 0; n < rows.length; n++) {
            weights[n] = reading.population().weight(rows[n]);
            for (int s = 0; s < densities.length; s++) {
                densities[s][n] = posteriors.density(n, reading.sets().get(s));
            }
        }
    }

    @Override
    public void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums) {
        double[] z = reading.draws().points()[m];
        for (int s = 0; s < densities.length; s++) {
            int latent =
                    reading.sets().get(s).size() == 1 ? reading.sets().get(s).get(0) : -1;
            for (int n = 0; n < rows.length; n++) {
                double exponent = exponent(m, s, n, z);
                if (weights[n] > 0 && exponent > reading.cut()[m]) {
                    sums[s].add(m, weights[n], exponent);
                    for (int k = 0; latent >= 0 && k < factorSums.length; k++) {
                        double p = reading.probability(k, m, rows[n]);
                        if (p > 0) {
                            factorSums[k][latent].add(m, weights[n] * p, exponent);
                        }
                    }
                }
            }
        }
    }

    /**
     * Log density relative to the draw's own component. A component of higher dimension is infinitely thinner at the
     * draw than the own one, and the draw lies on one of lower dimension with probability 0.
     */
    private double exponent(int m, int s, int n, double[] z) {
        Density density = densities[s][n];
        if (density.dimension() != reading.own().dimension()[s][m]) {
            return Double.NEGATIVE_INFINITY;
        }
        return density.log(z) - reading.own().log()[s][m];
    }
}

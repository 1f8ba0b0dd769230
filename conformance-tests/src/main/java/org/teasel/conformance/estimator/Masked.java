package org.teasel.conformance.estimator;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * Posteriors that are products and do not say so, but have a joint distribution function: what is computed of them must
 * be what is computed of the products.
 *
 * @param behind the products
 */
record Masked(Posteriors behind) implements Posteriors {

    @Override
    public int size() {
        return behind.size();
    }

    @Override
    public int latents() {
        return behind.latents();
    }

    @Override
    public Latent latent(int latent) {
        return behind.latent(latent);
    }

    @Override
    public boolean factorised() {
        return false;
    }

    @Override
    public double mean(int row, int latent) {
        return behind.mean(row, latent);
    }

    @Override
    public double covariance(int row, int i, int j) {
        return behind.covariance(row, i, j);
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return behind.cumulative(row, latent, value);
    }

    @Override
    public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
        return OptionalDouble.of(behind.cumulative(row, i, a) * behind.cumulative(row, j, b));
    }

    @Override
    public Density density(int row, LatentSet set) {
        return behind.density(row, set);
    }

    @Override
    public OptionalDouble entropy(int row, LatentSet set) {
        return behind.entropy(row, set);
    }

    @Override
    public void sample(int row, RandomGenerator random, double[] z) {
        behind.sample(row, random, z);
    }

    @Override
    public Masked select(int[] rows) {
        return new Masked(behind.select(rows));
    }
}

package org.teasel.conformance.generate;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** A correlated family behind a mask: it tells only what every family must. */
record Foreign(Posteriors behind) implements Posteriors {

    @Override
    public int size() {
        return behind.size();
    }

    @Override
    public int latents() {
        return behind.latents();
    }

    @Override
    public boolean factorised() {
        return behind.factorised();
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
    public Density density(int row, LatentSet set) {
        return behind.density(row, set);
    }

    @Override
    public OptionalDouble entropy(int row, LatentSet set) {
        return OptionalDouble.empty();
    }

    @Override
    public void sample(int row, RandomGenerator random, double[] z) {
        behind.sample(row, random, z);
    }

    @Override
    public Foreign select(int[] rows) {
        return new Foreign(behind.select(rows));
    }
}

package org.teasel.conformance.posterior;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** Right posteriors of which a subclass gets something wrong. */
class Altered implements Posteriors {

    final Posteriors right;
    private Function<Posteriors, Altered> alteration;

    Altered(Posteriors right) {
        this.right = right;
    }

    /** A family of which every batch is altered, selections included. */
    static PosteriorCandidate family(PosteriorCandidate family, Function<Posteriors, Altered> alteration) {
        return PosteriorCandidate.of(
                family.name(),
                (random, rows, latents) -> alter(family.family().make(random, rows, latents), alteration));
    }

    private static Altered alter(Posteriors right, Function<Posteriors, Altered> alteration) {
        Altered altered = alteration.apply(right);
        altered.alteration = alteration;
        return altered;
    }

    double deviation(int row, int latent) {
        return Math.sqrt(right.covariance(row, latent, latent));
    }

    @Override
    public int size() {
        return right.size();
    }

    @Override
    public int latents() {
        return right.latents();
    }

    @Override
    public Latent latent(int latent) {
        return right.latent(latent);
    }

    @Override
    public boolean factorised() {
        return right.factorised();
    }

    @Override
    public double mean(int row, int latent) {
        return right.mean(row, latent);
    }

    @Override
    public double covariance(int row, int i, int j) {
        return right.covariance(row, i, j);
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return right.cumulative(row, latent, value);
    }

    @Override
    public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
        return right.cumulative(row, i, a, j, b);
    }

    @Override
    public Density density(int row, LatentSet set) {
        return right.density(row, set);
    }

    @Override
    public OptionalDouble entropy(int row, LatentSet set) {
        return right.entropy(row, set);
    }

    @Override
    public void sample(int row, RandomGenerator random, double[] z) {
        right.sample(row, random, z);
    }

    @Override
    public Posteriors select(int[] rows) {
        return alter(right.select(rows), alteration);
    }
}

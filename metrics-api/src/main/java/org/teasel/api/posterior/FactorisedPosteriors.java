package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Base of the families whose latents are independent given x: a family supplies its marginals, the joint follows. All
 * that a new family must say is its mean, variance, distribution function, log density, entropy and sampler of one
 * latent.
 */
public abstract class FactorisedPosteriors implements Posteriors {

    /** For subclasses. */
    protected FactorisedPosteriors() {}

    /** Variance of q(z_i given x), not negative. */
    public abstract double variance(int row, int latent);

    /**
     * Log density of q(z_i given x) at a value, or log probability of a discrete one. A deterministic continuous
     * latent has 0 at its value and negative infinity elsewhere.
     */
    public abstract double logMarginal(int row, int latent, double value);

    /** Entropy of q(z_i given x) in nats, or empty if the family has no closed form. */
    public abstract OptionalDouble entropy(int row, int latent);

    /** Draws z_i from q(z_i given x). */
    public abstract double sample(int row, int latent, RandomGenerator random);

    /** Whether q(z_i given x) of a continuous latent is a single point. */
    public boolean point(int row, int latent) {
        return latent(latent) instanceof Latent.Continuous && variance(row, latent) == 0;
    }

    @Override
    public final boolean factorised() {
        return true;
    }

    @Override
    public final double covariance(int row, int i, int j) {
        return i == j ? variance(row, i) : 0;
    }

    @Override
    public final Density density(int row, LatentSet set) {
        int dimension = 0;
        for (int k = 0; k < set.size(); k++) {
            int i = set.get(k);
            if (latent(i) instanceof Latent.Continuous && !point(row, i)) {
                dimension++;
            }
        }
        return new Product(this, row, set, dimension);
    }

    @Override
    public final OptionalDouble entropy(int row, LatentSet set) {
        double sum = 0;
        for (int k = 0; k < set.size(); k++) {
            OptionalDouble marginal = entropy(row, set.get(k));
            if (marginal.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += marginal.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    @Override
    public final void sample(int row, RandomGenerator random, double[] z) {
        for (int i = 0; i < latents(); i++) {
            z[i] = sample(row, i, random);
        }
    }

    private record Product(FactorisedPosteriors posteriors, int row, LatentSet set, int dimension) implements Density {
        @Override
        public double log(double[] z) {
            double sum = 0;
            for (int k = 0; k < set.size(); k++) {
                int i = set.get(k);
                sum += posteriors.logMarginal(row, i, z[i]);
            }
            return sum;
        }
    }
}

package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Base of posteriors whose numbers are kept elsewhere, such as in a file or off the heap: each marginal is made when it
 * is asked for, by the family that it belongs to.
 */
public abstract class MarginalPosteriors extends FactorisedPosteriors {

    /** For subclasses. */
    protected MarginalPosteriors() {}

    /** One latent of one row as posteriors of its own: one row, one latent. */
    protected abstract FactorisedPosteriors marginal(int row, int latent);

    @Override
    public final double variance(int row, int latent) {
        return marginal(row, latent).variance(0, 0);
    }

    @Override
    public final double cumulative(int row, int latent, double value) {
        return marginal(row, latent).cumulative(0, 0, value);
    }

    @Override
    public final double logMarginal(int row, int latent, double value) {
        return marginal(row, latent).logMarginal(0, 0, value);
    }

    @Override
    public final OptionalDouble entropy(int row, int latent) {
        return marginal(row, latent).entropy(0, 0);
    }

    @Override
    public final double sample(int row, int latent, RandomGenerator random) {
        return marginal(row, latent).sample(0, 0, random);
    }

    @Override
    public final boolean point(int row, int latent) {
        return marginal(row, latent).point(0, 0);
    }
}

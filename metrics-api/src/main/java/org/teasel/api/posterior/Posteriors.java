package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The posteriors q(z given x^(n)) of a batch of observations, one a row: what an encoder returns and what every
 * estimator reads. Families in this package cover most encoders; others implement this interface, or
 * {@link FactorisedPosteriors} if their latents are independent given x.
 *
 * <p>Implementations are immutable and safe for use by many threads. Rows and latents count from 0.
 */
public interface Posteriors {

    /** Number of rows, N. */
    int size();

    /** Number of latents, L. */
    int latents();

    /** The space of a latent. */
    default Latent latent(int latent) {
        return Latent.CONTINUOUS;
    }

    /** Whether every row is a product of its marginals: q(z given x) = prod_i q(z_i given x). */
    boolean factorised();

    /** Mean of q(z_i given x); for a discrete latent, of its index. */
    double mean(int row, int latent);

    /** Covariance of z_i and z_j under q(z given x); the variance for i = j. */
    double covariance(int row, int i, int j);

    /** Distribution function of the marginal, P(z_i &lt;= value given x), in [0, 1]. */
    double cumulative(int row, int latent, double value);

    /**
     * Joint distribution function of two latents, P(z_i &lt;= a, z_j &lt;= b given x), in [0, 1]; empty if the family can't
     * tell.
     */
    default OptionalDouble cumulative(int row, int i, double a, int j, double b) {
        return factorised() ? OptionalDouble.of(cumulative(row, i, a) * cumulative(row, j, b)) : OptionalDouble.empty();
    }

    /** The density of q(z_S given x), ready to be read at many points. */
    Density density(int row, LatentSet set);

    /**
     * Entropy H(z_S given x = x^(row)) in nats in closed form, differential for continuous latents (negative infinity
     * where the posterior is singular), or empty if the family has none.
     */
    OptionalDouble entropy(int row, LatentSet set);

    /**
     * Draws z from q(z given x).
     *
     * @param z receives the L values
     */
    void sample(int row, RandomGenerator random, double[] z);

    /** The given rows as a batch of their own, in the given order; the same row may occur more than once. */
    Posteriors select(int[] rows);
}

package org.teasel.api.posterior;

/** The space of one latent variable. */
public sealed interface Latent {

    /** A real-valued latent; densities are with respect to length. */
    Latent CONTINUOUS = new Continuous();

    /** A real-valued latent; densities are with respect to length. */
    record Continuous() implements Latent {}

    /**
     * A latent with the values 0 .. {@code values} - 1; densities are probabilities.
     *
     * @param values number of values, at least 1
     */
    record Discrete(int values) implements Latent {
        public Discrete {
            if (values < 1) {
                throw new IllegalArgumentException("a discrete latent needs at least 1 value, has " + values);
            }
        }
    }
}

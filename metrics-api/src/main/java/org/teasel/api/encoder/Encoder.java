package org.teasel.api.encoder;

import java.util.List;
import org.teasel.api.data.Observations;
import org.teasel.api.posterior.Posteriors;

/**
 * An encoder x to q(z given x).
 *
 * <p>An encoder must be deterministic: the posterior of an observation must not depend on the batch that it comes in.
 * It is called from one thread at a time.
 */
public interface Encoder extends AutoCloseable {

    /** Name for reports. */
    String name();

    /**
     * Encodes a batch, at least one observation.
     *
     * @return one posterior an observation, in the same order
     * @throws org.teasel.api.InvalidInputException if the observations don't have the shape that the encoder reads
     */
    Posteriors encode(Observations observations);

    /** Names of the latents, length L; empty for z0, z1, ... */
    default List<String> latentNames() {
        return List.of();
    }

    /** Number of observations that the encoder likes to get at a time. */
    default int batchSize() {
        return 256;
    }

    @Override
    default void close() {}
}

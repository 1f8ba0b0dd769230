package org.teasel.api.encoder;

import org.teasel.api.data.Observations;

/**
 * A decoder z to the mean of p(x given z). No score needs one: it shows people what latents stand for.
 *
 * <p>It is called from one thread at a time.
 */
public interface Decoder extends AutoCloseable {

    /** Name for reports. */
    String name();

    /**
     * Decodes points of the latent space.
     *
     * @param z [rows][L], at least one row, all finite
     * @return an observation a row, in the same order; images hold the brightness of their pixels, as the observations
     *     that the encoder reads do
     * @throws org.teasel.api.InvalidInputException if the decoder takes another number of latents or gives numbers that
     *     are not finite
     */
    Observations decode(double[][] z);

    @Override
    default void close() {}
}

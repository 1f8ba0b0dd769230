package org.teasel.models.network;

import org.teasel.api.InvalidInputException;

/**
 * An encoder and a decoder that belong together.
 *
 * @param name name of the pair, such as {@code convolutional}
 * @param encoder from an observation to [2 L] numbers, the means of L latents and then the logarithms of their
 *     variances; or to [L] numbers, the codes of an encoder without noise
 * @param decoder from [L] latents to the logits of an observation's pixels: a {@link Layer.Sigmoid} after it makes the
 *     probability that a pixel is white
 */
public record Autoencoder(String name, Architecture encoder, Architecture decoder) {

    /** Refuses a pair that doesn't fit. */
    public Autoencoder {
        if (decoder.input().rank() != 1) {
            throw new InvalidInputException("the decoder takes " + decoder.input() + ", expected a vector of latents");
        }
        int latents = decoder.input().elements();
        Shape codes = encoder.output();
        if (!codes.equals(Shape.of(latents)) && !codes.equals(Shape.of(2 * latents))) {
            throw new InvalidInputException("the encoder gives " + codes + ", expected [" + latents + "] codes or ["
                    + 2 * latents + "] means and log variances, as the decoder takes " + latents + " latents");
        }
        if (!decoder.output().equals(encoder.input())) {
            throw new InvalidInputException(
                    "the decoder gives " + decoder.output() + ", expected " + encoder.input() + " like the input");
        }
    }

    /** Number of latents, L. */
    public int latents() {
        return decoder.input().elements();
    }

    /** Whether the encoder gives codes without noise. */
    public boolean deterministic() {
        return encoder.output().elements() == latents();
    }
}

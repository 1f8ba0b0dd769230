package org.teasel.api.spi;

import java.util.Map;
import java.util.Optional;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;

/**
 * A door: opens encoders of one kind, and their decoders if it can. Found by {@link java.util.ServiceLoader}; a provider must be cheap to make and
 * must do its heavy work in {@link #open}.
 */
public interface EncoderProvider {

    /** Identifier, unique among encoder providers: small letters, digits and hyphens, such as {@code onnx}. */
    String id();

    /** One line on what it opens, for listings. */
    String description();

    /**
     * Whether a reference without a provider's name, such as {@code model.onnx}, is for this provider. A reference
     * with one, {@code id} or {@code id:rest}, always comes here.
     */
    default boolean accepts(String reference) {
        return false;
    }

    /**
     * Opens an encoder.
     *
     * @param reference a file or whatever the provider takes; empty if only the provider was named
     * @param options settings by name; a name that the provider doesn't know is refused
     * @throws org.teasel.api.InvalidInputException if there is no such encoder or it can't be read
     */
    Encoder open(String reference, Map<String, String> options);

    /**
     * Opens a decoder. Only pictures need one: a provider that has none leaves this method as it is.
     *
     * @param reference a file or whatever the provider takes, as for an encoder
     * @param options settings by name; a name that the provider doesn't know is refused
     * @throws InvalidInputException if the provider opens no decoders, or there is no such one or it can't be read
     */
    default Decoder openDecoder(String reference, Map<String, String> options) {
        throw new InvalidInputException("encoder provider '" + id() + "' opens no decoders");
    }

    /**
     * The decoder that belongs to an encoder, as a reference for {@link #openDecoder}; empty if none is at hand.
     *
     * @param reference reference of the encoder
     */
    default Optional<String> decoderOf(String reference) {
        return Optional.empty();
    }
}

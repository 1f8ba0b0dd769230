package com.example.plugin;

import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/** Opens the quadrant encoder, by {@code --encoder quadrants}. */
public final class QuadrantProvider implements EncoderProvider {

    @Override
    public String id() {
        return "quadrants";
    }

    @Override
    public String description() {
        return "white in each quadrant of a square image";
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        if (!reference.isEmpty() || !options.isEmpty()) {
            throw new InvalidInputException("the quadrant encoder takes neither a file nor options, and was given '"
                    + reference + "' and " + options.keySet());
        }
        return new QuadrantEncoder();
    }
}

package com.example.conformance;

import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/** Opens the quadrant encoder, by {@code --encoder certified-quadrants}. */
public final class QuadrantProvider implements EncoderProvider {

    @Override
    public String id() {
        return "certified-quadrants";
    }

    @Override
    public String description() {
        return "white in each quadrant of a square image";
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        if (!reference.isEmpty()) {
            throw new InvalidInputException("the quadrant encoder takes no reference and got '" + reference + "'");
        }
        if (!options.isEmpty()) {
            throw new InvalidInputException("the quadrant encoder takes no options and got " + options.keySet());
        }
        return new QuadrantEncoder();
    }
}

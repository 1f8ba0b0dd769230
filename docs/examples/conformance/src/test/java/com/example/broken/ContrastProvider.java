package com.example.broken;

import java.util.Map;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/** Opens the broken encoder, and takes any option without a word. */
public final class ContrastProvider implements EncoderProvider {

    @Override
    public String id() {
        return "broken-quadrants";
    }

    @Override
    public String description() {
        return "white in each quadrant, by the contrast of the batch";
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        return new ContrastEncoder();
    }
}

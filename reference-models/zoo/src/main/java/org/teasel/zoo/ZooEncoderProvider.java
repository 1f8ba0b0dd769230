package org.teasel.zoo;

import java.util.Map;
import java.util.Optional;
import org.teasel.adapters.onnx.OnnxEncoderProvider;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/** Opens checkpoints of the {@link Zoo} as {@code zoo:NAME}, with the options of {@link OnnxEncoderProvider}. */
public final class ZooEncoderProvider implements EncoderProvider {

    private final OnnxEncoderProvider onnx = new OnnxEncoderProvider();

    /** For the service loader. */
    public ZooEncoderProvider() {}

    @Override
    public String id() {
        return "zoo";
    }

    @Override
    public String description() {
        return "trained reference models: zoo:" + String.join(", zoo:", Zoo.names());
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        return onnx.open(named(reference), checkpoint(reference).encoder(), options);
    }

    @Override
    public Decoder openDecoder(String reference, Map<String, String> options) {
        return onnx.openDecoder(named(reference), checkpoint(reference).decoder(), options);
    }

    @Override
    public Optional<String> decoderOf(String reference) {
        return Optional.of(reference).filter(Zoo.names()::contains);
    }

    private static Checkpoint checkpoint(String reference) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no checkpoint is named, expected zoo:NAME with one of " + Zoo.names());
        }
        return new Checkpoint(reference);
    }

    private String named(String reference) {
        return id() + ":" + reference;
    }
}

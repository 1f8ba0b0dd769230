package org.teasel.cli.moments;

import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/** Opens the built-in encoder as {@code moments}. */
public final class MomentsEncoderProvider implements EncoderProvider {

    /** For the service loader. */
    public MomentsEncoderProvider() {}

    @Override
    public String id() {
        return "moments";
    }

    @Override
    public String description() {
        return "built in: place, size, orientation and shape of what is bright in an image, with Gaussian noise";
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        if (!reference.isEmpty()) {
            throw new InvalidInputException("moments takes no '" + reference + "', expected 'moments' alone");
        }
        if (!options.isEmpty()) {
            throw new InvalidInputException(
                    "moments has no option '" + options.keySet().iterator().next() + "'");
        }
        return new MomentsEncoder();
    }
}

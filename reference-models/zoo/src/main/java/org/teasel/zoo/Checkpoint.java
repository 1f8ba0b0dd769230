package org.teasel.zoo;

import java.nio.charset.StandardCharsets;
import org.teasel.api.InvalidInputException;

/**
 * A trained encoder with its decoder and its card: how it was trained, and its scores.
 *
 * @param name name in the zoo
 */
public record Checkpoint(String name) {

    /**
     * A checkpoint of the zoo.
     *
     * @throws InvalidInputException if there is none of that name
     */
    public Checkpoint {
        if (!Zoo.names().contains(name)) {
            throw new InvalidInputException("the zoo has no '" + name + "', expected one of " + Zoo.names());
        }
    }

    /** The encoder as an ONNX file: images to the mean and the log variance, or the covariance, of q(z given x). */
    public byte[] encoder() {
        return Zoo.read(name + "/encoder.onnx");
    }

    /** The decoder as an ONNX file: codes to images in [0, 1]. */
    public byte[] decoder() {
        return Zoo.read(name + "/decoder.onnx");
    }

    /** How it was trained, as {@code teasel train} writes it: objective, networks, data, seed, steps, device, losses. */
    public String training() {
        return text("training.json");
    }

    /** All its scores, as {@code teasel score} writes them; their schema is docs/scores.schema.json. */
    public String scores() {
        return text("scores.json");
    }

    private String text(String file) {
        return new String(Zoo.read(name + "/" + file), StandardCharsets.UTF_8);
    }
}

package org.teasel.adapters.onnx;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens encoders in {@code .onnx} files. The model has one input [batch, shape of an observation] and an output
 * [batch, L] for the mean; an output for the logarithm of the variance or for the standard deviation makes the
 * posterior a diagonal Gaussian, else it is deterministic. Outputs are found by their usual names ({@code mean},
 * {@code mu}, {@code z_mean}, {@code logvar}, {@code z_log_var}, {@code std}, {@code sigma}, ...) or told by options:
 *
 * <ul>
 *   <li>{@code mean}, {@code logvar}, {@code std}: name of the output, or some of its columns, such as
 *       {@code moments[0:10]} for the first ten; {@code std=none} for a posterior without noise
 *   <li>{@code input}: name of the input
 *   <li>{@code batch}: observations a run, 256 unless told or fixed by the model
 *   <li>{@code device}: {@code auto} (a GPU if the runtime has one and it works), {@code cpu} or {@code gpu}
 *   <li>{@code threads}: threads a run on the CPU, all processors unless told
 * </ul>
 */
public final class OnnxEncoderProvider implements EncoderProvider {

    /** A provider without state, for the service loader and for direct use. */
    public OnnxEncoderProvider() {}

    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public String description() {
        return "encoders in .onnx files; options mean, logvar, std, input, batch, device, threads";
    }

    @Override
    public boolean accepts(String reference) {
        return reference.toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        OnnxOptions parsed = OnnxOptions.parse(options);
        if (reference.isBlank()) {
            throw new InvalidInputException("no ONNX file was named, expected one such as onnx:model.onnx");
        }
        try {
            return OnnxEncoder.open(Path.of(reference), parsed);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + reference + "' is no path of a file", e);
        }
    }
}

package org.teasel.adapters.onnx;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.ModelFile;
import org.teasel.adapters.network.NetworkDecoder;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens encoders in {@code .onnx} files. The model has an input [batch, shape of an observation] and an output
 * [batch, L] for the mean; an output for the logarithm of the variance, for the standard deviation, for the covariance
 * or for its Cholesky factor makes the posterior Gaussian, else it is deterministic. Outputs are found by their usual
 * names ({@code mean}, {@code mu}, {@code z_mean}, {@code logvar}, {@code z_log_var}, {@code std}, {@code sigma},
 * {@code scale_tril}, ...) or told by the options of {@link NetworkOptions}, as outputs of categorical and
 * vector-quantised encoders always are. Beside those there are:
 *
 * <ul>
 *   <li>{@code device}: {@code auto} (a GPU if the runtime has one and it works), {@code cpu} or {@code gpu}
 *   <li>{@code threads}: threads a run on the CPU, all processors unless told
 * </ul>
 *
 * <p>Unless {@code batch} is told or fixed by the model, a run has 256 observations.
 */
public final class OnnxEncoderProvider implements EncoderProvider {

    private static final String DEVICE = "device";
    private static final String THREADS = "threads";

    /** A provider without state, for the service loader and for direct use. */
    public OnnxEncoderProvider() {}

    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public String description() {
        return "encoders in .onnx files; options mean, logvar, std and others of any network, device, threads";
    }

    @Override
    public boolean accepts(String reference) {
        return reference.toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parse(id(), options, DEVICE, THREADS);
        return NetworkEncoder.of(network(reference, parsed), parsed);
    }

    /**
     * Opens an encoder that is in memory, such as one that a library carries.
     *
     * @param name what it is called, in messages too
     * @param model the bytes of an ONNX file; only read
     * @param options the same as for a file
     * @throws org.teasel.api.InvalidInputException if it can't be read
     */
    public Encoder open(String name, byte[] model, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parse(id(), options, DEVICE, THREADS);
        return NetworkEncoder.of(network(name, model, parsed), parsed);
    }

    /**
     * Opens a decoder that is in memory.
     *
     * @param name what it is called, in messages too
     * @param model the bytes of an ONNX file; only read
     * @param options the same as for a file
     * @throws org.teasel.api.InvalidInputException if it can't be read
     */
    public Decoder openDecoder(String name, byte[] model, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parseDecoder(id(), options, DEVICE, THREADS);
        return NetworkDecoder.of(network(name, model, parsed), parsed);
    }

    /**
     * Opens a decoder: a model with an input [batch, L] and an output [batch, shape of an observation], or [batch,
     * numbers] of one. Options are {@code input} and {@code output} where there are several, {@code batch},
     * {@code device} and {@code threads}.
     */
    @Override
    public Decoder openDecoder(String reference, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parseDecoder(id(), options, DEVICE, THREADS);
        return NetworkDecoder.of(network(reference, parsed), parsed);
    }

    private static OnnxNetwork network(String reference, NetworkOptions options) {
        Path file = ModelFile.of(reference, "ONNX model", "onnx:model.onnx");
        return OnnxNetwork.open(file, options.choice(DEVICE, Device.AUTO), threads(options));
    }

    private static OnnxNetwork network(String name, byte[] model, NetworkOptions options) {
        return OnnxNetwork.open(name, model, options.choice(DEVICE, Device.AUTO), threads(options));
    }

    private static int threads(NetworkOptions options) {
        return options.count(THREADS).orElse(Runtime.getRuntime().availableProcessors());
    }

    /** A file beside the encoder's in whose name the last {@code encoder} is {@code decoder}. */
    @Override
    public Optional<String> decoderOf(String reference) {
        try {
            Path encoder = Path.of(reference);
            String name = String.valueOf(encoder.getFileName());
            int word = name.lastIndexOf("encoder");
            if (word < 0) {
                return Optional.empty();
            }
            Path decoder = encoder.resolveSibling(name.substring(0, word) + "de" + name.substring(word + 2));
            return Optional.of(decoder).filter(Files::isRegularFile).map(Path::toString);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

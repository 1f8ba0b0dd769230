package org.teasel.adapters.onnx;

import java.util.Locale;
import java.util.Map;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.ModelFile;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
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
        Device device = parsed.choice(DEVICE, Device.AUTO);
        int threads = parsed.count(THREADS).orElse(Runtime.getRuntime().availableProcessors());
        return NetworkEncoder.of(
                OnnxNetwork.open(ModelFile.of(reference, "ONNX model", "onnx:model.onnx"), device, threads), parsed);
    }
}

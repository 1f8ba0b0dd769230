package org.teasel.adapters.torchscript;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.ModelFile;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens encoders in TorchScript archives, as {@code torch.jit.trace(...).save(...)} and
 * {@code torch.jit.script(...).save(...)} write them. The module takes a tensor [batch, shape of an observation] and
 * returns a tensor, a tuple, a list or a dictionary of tensors. The fields of a named tuple and the keys of a dictionary
 * are the names of the outputs; in a plain tuple a tensor has the name that the code gives it, as in
 * {@code return mean, logvar}, or that of the layer that it comes from, as in {@code return self.mean(h), self.logvar(h)},
 * and else its place, {@code 0}, {@code 1}, ... Outputs within outputs are named by both, such as {@code 1.0}.
 *
 * <p>Which outputs make the posterior is found by their names or told by the options of {@link NetworkOptions}. Beside
 * those there are:
 *
 * <ul>
 *   <li>{@code method}: the method that encodes, {@code forward} unless told
 *   <li>{@code device}: {@code auto} (a GPU if LibTorch has one and it works), {@code cpu} or {@code gpu}
 *   <li>{@code threads}: threads a run on the CPU, LibTorch's own choice unless told
 * </ul>
 *
 * <p>A state dict or another pickle is refused, and nothing is ever unpickled in Java. An archive is checked before
 * LibTorch reads it, and its operators before they run: those that touch files, print or are not LibTorch's own are
 * refused, as is code that would run while the archive is read. What is left can compute only, but time and memory that
 * it takes have no limit: a model from strangers belongs in a container.
 */
public final class TorchScriptEncoderProvider implements EncoderProvider {

    private static final String METHOD = "method";
    private static final String DEVICE = "device";
    private static final String THREADS = "threads";

    /** A provider without state, for the service loader and for direct use. */
    public TorchScriptEncoderProvider() {}

    @Override
    public String id() {
        return "torchscript";
    }

    @Override
    public String description() {
        return "encoders in TorchScript archives (.pt); options mean, logvar, std and others of any network, method,"
                + " device, threads";
    }

    @Override
    public boolean accepts(String reference) {
        String name = reference.toLowerCase(Locale.ROOT);
        return Stream.of(".pt", ".pth", ".ts", ".torchscript").anyMatch(name::endsWith);
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parse(id(), options, METHOD, DEVICE, THREADS);
        Device device = parsed.choice(DEVICE, Device.AUTO);
        String method = parsed.text(METHOD).orElse("forward");
        return NetworkEncoder.of(
                TorchScriptNetwork.open(
                        ModelFile.of(reference, "TorchScript archive", "torchscript:model.pt"),
                        method,
                        device,
                        parsed.count(THREADS)),
                parsed);
    }
}

package org.teasel.adapters.nd4j;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens SameDiff graphs in {@code .fb} files, as {@link SameDiff#save(java.io.File, boolean)} writes them. A
 * placeholder takes observations; results are found by their usual names or told by the options of
 * {@link NetworkOptions}. Of a graph that goes on after the encoder, draws or decodes, only what follows from the
 * observations by arithmetic and layers is ever run.
 */
public final class SameDiffEncoderProvider implements EncoderProvider {

    /** A provider without state, for the service loader and for direct use. */
    public SameDiffEncoderProvider() {}

    @Override
    public String id() {
        return "samediff";
    }

    @Override
    public String description() {
        return "encoders that are SameDiff graphs of ND4J in .fb files; options mean, logvar, std and others of any"
                + " network";
    }

    @Override
    public boolean accepts(String reference) {
        return reference.toLowerCase(Locale.ROOT).endsWith(".fb");
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parse(id(), options);
        if (reference.isBlank()) {
            throw new InvalidInputException("no SameDiff file was named, expected one such as samediff:encoder.fb");
        }
        try {
            Path file = Path.of(reference);
            return NetworkEncoder.of(network(file), parsed);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + reference + "' is no path of a file", e);
        }
    }

    private static SameDiffNetwork network(Path file) {
        Backend.require();
        try {
            return new SameDiffNetwork(
                    file.getFileName().toString().replaceFirst("(?i)\\.fb$", ""),
                    file.toString(),
                    SameDiffFile.read(file));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * An encoder over a graph that is at hand, which must stay as it is while the encoder is in use.
     *
     * @param name name for reports
     * @param options as for {@link #open}
     * @throws InvalidInputException if no placeholder can take observations, or no results make a posterior
     */
    public static Encoder encoder(String name, SameDiff graph, Map<String, String> options) {
        return NetworkEncoder.of(
                new SameDiffNetwork(name, "graph '" + name + "'", graph), NetworkOptions.parse("samediff", options));
    }
}

package org.teasel.adapters.nd4j;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens DL4J networks, layers one after another or graphs, in the zip archives that {@code ModelSerializer} writes. Mean
 * and variance of the posterior are those of the network's {@code VariationalAutoencoder} layer; a network without one
 * has its outputs found by their usual names, or told by the options of {@link NetworkOptions}. Beside those there is:
 *
 * <ul>
 *   <li>{@code layer}: name of the {@code VariationalAutoencoder} layer, if there are several; of one without a name,
 *       its index
 * </ul>
 *
 * <p>Of an archive only the configuration and the weights are read. Layers are those of DL4J itself: nothing is made of
 * any class that a file names beside them, and nothing is deserialised.
 */
public final class Dl4jEncoderProvider implements EncoderProvider {

    private static final String ID = "dl4j";
    private static final String LAYER = "layer";

    /** A provider without state, for the service loader and for direct use. */
    public Dl4jEncoderProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "DL4J networks with a VariationalAutoencoder layer in .zip files; options layer, and mean, logvar, std and"
                + " others of any network";
    }

    @Override
    public boolean accepts(String reference) {
        return reference.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        NetworkOptions parsed = parse(options);
        if (reference.isBlank()) {
            throw new InvalidInputException("no DL4J file was named, expected one such as dl4j:network.zip");
        }
        try {
            Path file = Path.of(reference);
            return NetworkEncoder.of(new Dl4jNetwork(name(file), file.toString(), read(file, parsed)), parsed);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + reference + "' is no path of a file", e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
    }

    private static Dl4jModel read(Path file, NetworkOptions options) {
        Backend.require();
        try {
            return Dl4jFile.read(file, options.text(LAYER));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static NetworkOptions parse(Map<String, String> options) {
        return NetworkOptions.parse(ID, options, LAYER);
    }

    /**
     * An encoder over a network that is at hand, which must stay as it is while the encoder is in use.
     *
     * @param name name for reports
     * @param options as for {@link #open}
     * @throws InvalidInputException if no layer or outputs are known for a posterior
     */
    public static Encoder encoder(String name, MultiLayerNetwork network, Map<String, String> options) {
        NetworkOptions parsed = parse(options);
        return encoder(name, new Dl4jLayers(network, parsed.text(LAYER)), parsed);
    }

    /**
     * An encoder over a graph that is at hand, which must stay as it is while the encoder is in use.
     *
     * @param name name for reports
     * @param options as for {@link #open}
     * @throws InvalidInputException if no layer or outputs are known for a posterior
     */
    public static Encoder encoder(String name, ComputationGraph network, Map<String, String> options) {
        NetworkOptions parsed = parse(options);
        return encoder(name, new Dl4jGraph(network, parsed.text(LAYER)), parsed);
    }

    private static Encoder encoder(String name, Dl4jModel model, NetworkOptions options) {
        return NetworkEncoder.of(new Dl4jNetwork(name, "network '" + name + "'", model), options);
    }
}

package org.teasel.adapters.nd4j;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.api.InvalidInputException;

/**
 * Reads networks in the zip archives that DL4J's {@code ModelSerializer} writes. Only configuration and weights are
 * read, by this class and not by DL4J's own, which would deserialise any Java object that an archive brings along.
 */
final class Dl4jFile {

    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";

    /** Most bytes that a configuration may have. */
    private static final long MOST_TEXT = 1 << 24;

    /** How much more a part may inflate to than it takes in the archive; weights hardly shrink at all. */
    private static final long MOST_INFLATION = 100;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();

    private Dl4jFile(ZipFile zip) {
        this.zip = zip;
        for (ZipEntry part : Collections.list(zip.entries())) {
            String name = part.getName();
            if (name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/")).contains("..")) {
                throw new InvalidInputException(
                        "the archive holds '" + name + "', a path that leaves it, expected a DL4J network");
            }
            if (parts.put(name, part) != null) {
                throw new InvalidInputException("the archive holds " + name + " twice, expected different names");
            }
        }
    }

    /**
     * The network in a file.
     *
     * @param layer name or index of the layer that holds the posterior, if the user says
     */
    static Dl4jModel read(Path file, Optional<String> layer) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException(
                    "there is no file that can be read, expected a zip archive of a DL4J network");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new Dl4jFile(zip).model(layer);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    "it can't be read as the zip archive of a DL4J network: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("it can't be read: " + e.getMessage(), e);
        }
    }

    private Dl4jModel model(Optional<String> layer) throws IOException {
        String json = text(part(CONFIGURATION));
        Set<String> fields = ConfigurationTypes.requireKnown(json, CONFIGURATION);
        if (fields.contains("confs")) {
            MultiLayerConfiguration configuration = Backend.trying("read " + CONFIGURATION, () -> layers(json));
            INDArray weights = weights(Backend.trying("count weights", () -> count(configuration)));
            return Backend.trying("make the network of " + CONFIGURATION, () -> {
                configuration.setDataType(weights.dataType());
                MultiLayerNetwork network = new MultiLayerNetwork(configuration);
                network.init(weights, false);
                return new Dl4jLayers(network, layer);
            });
        }
        if (fields.contains("vertices")) {
            ComputationGraphConfiguration configuration = Backend.trying("read " + CONFIGURATION, () -> graph(json));
            INDArray weights = weights(Backend.trying("count weights", () -> count(configuration)));
            return Backend.trying("make the network of " + CONFIGURATION, () -> {
                configuration.setDataType(weights.dataType());
                ComputationGraph network = new ComputationGraph(configuration);
                network.init(weights, false);
                return new Dl4jGraph(network, layer);
            });
        }
        throw new InvalidInputException(CONFIGURATION + " has the fields " + fields
                + ", expected confs of a MultiLayerNetwork or vertices of a ComputationGraph");
    }

    private static MultiLayerConfiguration layers(String json) {
        MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            LayerWindows.require(layer.getLayer());
        }
        return configuration;
    }

    private static ComputationGraphConfiguration graph(String json) {
        ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                LayerWindows.require(layer.getLayerConf().getLayer());
            }
        }
        return configuration;
    }

    private static long count(MultiLayerConfiguration configuration) {
        long count = 0;
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            count = Math.addExact(count, layer.getLayer().initializer().numParams(layer));
        }
        return count;
    }

    private static long count(ComputationGraphConfiguration configuration) {
        long count = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            count = Math.addExact(count, vertex.numParams(true));
        }
        return count;
    }

    private ZipEntry part(String name) {
        ZipEntry part = parts.get(name);
        if (part == null) {
            throw new InvalidInputException("the archive holds no " + name + ", only " + parts.keySet()
                    + ", expected a network as DL4J's ModelSerializer writes it");
        }
        long stored = Math.max(1, part.getCompressedSize());
        if (part.getSize() / stored > MOST_INFLATION) {
            throw new InvalidInputException(name + " inflates from " + part.getCompressedSize() + " to "
                    + part.getSize() + " bytes, expected at most " + MOST_INFLATION + " times as many");
        }
        return part;
    }

    private String text(ZipEntry part) throws IOException {
        if (part.getSize() > MOST_TEXT) {
            throw new InvalidInputException(
                    part.getName() + " has " + part.getSize() + " bytes, expected at most " + MOST_TEXT);
        }
        try (InputStream in = new CheckedPart(zip, part)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private INDArray weights(long count) throws IOException {
        ZipEntry part = part(WEIGHTS);
        try (CheckedPart in = new CheckedPart(zip, part)) {
            return Dl4jWeights.read(new DataInputStream(in), part.getSize(), count);
        }
    }
}

package org.teasel.models.onnx;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Shape;
import org.teasel.models.network.Weights;

/**
 * Writes a trained pair as ONNX files. A file is written under another name, run by ONNX Runtime on a few rows, and put
 * in its place, and in that of an older one, only if each output is what the network gives to within 1e-5 (relative
 * beyond 1); else nothing is left of it.
 *
 * @param pair the architectures
 * @param metadata words that both files carry, such as the objective and the seed, by name
 * @param correlation rho of the encoder's noise, in [0, 1); 0 if it is factorised
 */
public record Exporter(Autoencoder pair, Map<String, String> metadata, double correlation) {

    private static final String IMAGE = "image";
    private static final String MEAN = "mean";
    private static final String LOG_VARIANCE = "logvar";
    private static final String COVARIANCE = "covariance";
    private static final String LATENTS = "z";
    private static final String RECONSTRUCTION = "reconstruction";

    /** Copies the metadata. */
    public Exporter {
        metadata = Map.copyOf(metadata);
        if (!(correlation >= 0 && correlation < 1)) {
            throw new InvalidInputException("noise has the correlation " + correlation + ", expected one in [0, 1)");
        }
    }

    /** Of a pair whose noise is factorised. */
    public Exporter(Autoencoder pair, Map<String, String> metadata) {
        this(pair, metadata, 0);
    }

    /**
     * Writes the encoder: from {@code image} [batch, observation] to {@code mean} and {@code logvar} [batch, L], or to
     * {@code mean} alone for codes without noise. Noise that is correlated also has {@code covariance} [batch, L, L],
     * diag(s) ((1 - rho) I + rho 11^T) diag(s).
     *
     * @param weights weights of the encoder
     * @param network the same network in the engine that it comes from
     * @param file the file to write
     * @throws InvalidInputException if the weights are not those of the encoder, the file can't be written, or it gives
     *     something else than the network
     */
    public Exported encoder(Weights weights, Forward network, Path file) {
        Architecture encoder = require(pair.encoder(), weights, "encoder");
        int latents = pair.latents();
        if (correlation > 0 && pair.deterministic()) {
            throw new InvalidInputException("codes without noise have the correlation " + correlation + ", expected 0");
        }
        OnnxModel model = new OnnxModel(pair.name() + "-encoder")
                .input(IMAGE, ElementType.FLOAT, batch(encoder.input()))
                .output(MEAN, ElementType.FLOAT, OnnxModel.OPEN, latents);
        String codes = new Nodes(model, weights).chain(encoder.layers(), "", IMAGE);
        if (pair.deterministic()) {
            model.node("Identity", MEAN, codes);
        } else {
            model.output(LOG_VARIANCE, ElementType.FLOAT, OnnxModel.OPEN, latents)
                    .constant("halves", latents, latents)
                    .node(OnnxNode.of("Split", List.of(MEAN, LOG_VARIANCE), List.of(codes, "halves"))
                            .with("axis", 1));
        }
        if (correlation > 0) {
            covariance(model, latents);
        }
        float[] inputs = Comparison.images(encoder.input());
        double[] given = run(network, inputs, encoder);
        Map<String, double[]> expected = new LinkedHashMap<>();
        expected.put(MEAN, columns(given, encoder.output().elements(), 0, latents));
        if (!pair.deterministic()) {
            expected.put(LOG_VARIANCE, columns(given, 2 * latents, latents, 2 * latents));
        }
        if (correlation > 0) {
            expected.put(COVARIANCE, covariances(expected.get(LOG_VARIANCE), latents));
        }
        return publish(model, new Comparison(IMAGE, encoder.input(), inputs, expected), file);
    }

    private void covariance(OnnxModel model, int latents) {
        float[] correlations = new float[latents * latents];
        for (int k = 0; k < correlations.length; k++) {
            correlations[k] = (float) correlation(k / latents, k % latents);
        }
        model.output(COVARIANCE, ElementType.FLOAT, OnnxModel.OPEN, latents, latents)
                .constant("half", new float[] {0.5f}, 1)
                .constant("down", 2L)
                .constant("across", 1L)
                .constant("correlations", correlations, latents, latents)
                .node("Mul", "logdeviation", LOG_VARIANCE, "half")
                .node("Exp", "deviation", "logdeviation")
                .node("Unsqueeze", "column", "deviation", "down")
                .node("Unsqueeze", "row", "deviation", "across")
                .node("Mul", "products", "column", "row")
                .node("Mul", COVARIANCE, "products", "correlations");
    }

    private double correlation(int i, int j) {
        return i == j ? 1 : correlation;
    }

    private double[] covariances(double[] logVariances, int latents) {
        double[] covariances = new double[logVariances.length * latents];
        for (int k = 0; k < covariances.length; k++) {
            int i = k / latents % latents;
            int j = k % latents;
            int row = k / latents / latents * latents;
            covariances[k] = correlation(i, j) * Math.exp((logVariances[row + i] + logVariances[row + j]) / 2);
        }
        return covariances;
    }

    /**
     * Writes the decoder: from {@code z} [batch, L] to {@code reconstruction} [batch, observation], the probability
     * that a pixel is white: the sigmoid of the decoder's logits.
     *
     * @param weights weights of the decoder
     * @param network the same network in the engine that it comes from; it gives logits
     * @param file the file to write
     * @throws InvalidInputException if the weights are not those of the decoder, the file can't be written, or it gives
     *     something else than the network
     */
    public Exported decoder(Weights weights, Forward network, Path file) {
        Architecture decoder = require(pair.decoder(), weights, "decoder");
        OnnxModel model = new OnnxModel(pair.name() + "-decoder")
                .input(LATENTS, ElementType.FLOAT, batch(decoder.input()))
                .output(RECONSTRUCTION, ElementType.FLOAT, batch(decoder.output()));
        String logits = new Nodes(model, weights).chain(decoder.layers(), "", LATENTS);
        model.node("Sigmoid", RECONSTRUCTION, logits);
        float[] inputs = Comparison.latents(decoder.input());
        double[] pixels = Arrays.stream(run(network, inputs, decoder))
                .map(logit -> 1 / (1 + Math.exp(-logit)))
                .toArray();
        return publish(model, new Comparison(LATENTS, decoder.input(), inputs, Map.of(RECONSTRUCTION, pixels)), file);
    }

    private static Architecture require(Architecture architecture, Weights weights, String what) {
        if (!weights.architecture().equals(architecture)) {
            throw new InvalidInputException("the weights are those of another network than the pair's " + what + ": "
                    + weights.architecture() + ", expected " + architecture);
        }
        return architecture;
    }

    private static long[] batch(Shape shape) {
        return LongStream.concat(
                        LongStream.of(OnnxModel.OPEN), shape.extents().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    private static double[] run(Forward network, float[] inputs, Architecture architecture) {
        float[] outputs = network.run(inputs.clone(), Comparison.ROWS);
        int expected = Comparison.ROWS * architecture.output().elements();
        if (outputs.length != expected) {
            throw new InvalidInputException("the network gave " + outputs.length + " numbers for " + Comparison.ROWS
                    + " rows, expected " + expected);
        }
        double[] wide = new double[outputs.length];
        Arrays.setAll(wide, k -> outputs[k]);
        return wide;
    }

    private static double[] columns(double[] values, int width, int from, int to) {
        double[] columns = new double[values.length / width * (to - from)];
        for (int row = 0; row < values.length / width; row++) {
            System.arraycopy(values, row * width + from, columns, row * (to - from), to - from);
        }
        return columns;
    }

    private Exported publish(OnnxModel model, Comparison comparison, Path file) {
        new TreeMap<>(metadata).forEach(model::metadata);
        byte[] content = model.toByteArray();
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                Files.write(part, content);
                double difference = comparison.largestDifference(part);
                move(part, file);
                return new Exported(file, content.length, difference);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(file + " is not published: " + e.getMessage(), e);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            String reason = e instanceof FileSystemException failure && failure.getReason() != null
                    ? failure.getReason()
                    : e.getClass().getSimpleName() + " " + e.getMessage();
            throw new InvalidInputException(file + " can't be written: " + reason, e);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package org.teasel.adapters.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.api.data.Observations;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.rule.Candidate;

/**
 * Encoders in ONNX files keep every rule: with an open batch, a fixed one, small runs, posteriors of every family, and a
 * large one.
 */
class OnnxConformanceTest extends ConformanceTest {

    @TempDir
    Path folder;

    private final LinearEncoder linear = new LinearEncoder();

    @Override
    protected Stream<Candidate<?>> candidates() {
        String open = write("open", linear.model(-1, "mean", "logvar"));
        String fixed = write("fixed", linear.model(4, "mean", "logvar"));
        return Stream.concat(
                Stream.of(
                        encoder("open batch", open, Map.of()),
                        encoder("fixed batch", fixed, Map.of()),
                        encoder("runs of 3", open, Map.of("batch", "3")),
                        encoder("without noise", open, Map.of("std", "none")),
                        encoder("categories", write("categories", pairs()), Map.of("logits", "pairs")),
                        encoder("codes", write("codes", codes()), Map.of("codes", "codes", "codebook", "2")),
                        encoder("covariance", write("covariance", factors()), Map.of()),
                        EncoderProviderCandidate.of("provider", OnnxEncoderProvider::new, open, images())),
                published());
    }

    /** Three latents of two values. */
    private OnnxModel pairs() {
        return linear.joined("both")
                .constant("shape", -1, 3, 2)
                .node("Reshape", "pairs", "both", "shape")
                .output("pairs", ElementType.FLOAT, -1, 3, 2);
    }

    private OnnxModel codes() {
        return pairs().node(OnnxNode.of("ArgMax", "wide", "pairs").with("axis", 2))
                .output("codes", ElementType.INT64, -1, 3, 1)
                .node("Identity", "codes", "wide");
    }

    /** A mean of two latents, and a triangular matrix with 1 on its diagonal. */
    private OnnxModel factors() {
        return linear.layers(new OnnxModel("tiny").input("image", ElementType.FLOAT, -1, 1, 2, 4), "three", "unread")
                .constant("first", new float[] {1, 0, 0, 1, 0, 0}, 3, 2)
                .node("MatMul", "mean", "three", "first")
                .constant("below", new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0}, 3, 4)
                .constant("diagonal", new float[] {1, 0, 0, 1}, 4)
                .node("Gemm", "flatFactor", "three", "below", "diagonal")
                .constant("square", -1, 2, 2)
                .node("Reshape", "cholesky", "flatFactor", "square")
                .output("mean", ElementType.FLOAT, -1, 2)
                .output("cholesky", ElementType.FLOAT, -1, 2, 2);
    }

    private static Observations images() {
        return LinearEncoder.images(9);
    }

    private static EncoderCandidate encoder(String name, String file, Map<String, String> options) {
        return EncoderCandidate.of(name, () -> new OnnxEncoderProvider().open(file, options), images());
    }

    private String write(String name, OnnxModel model) {
        try {
            return ModelFiles.write(model, Files.createDirectory(folder.resolve(name)))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The encoder of {@link PublishedCheckpointTest}, where there is one. */
    private static Stream<Candidate<?>> published() {
        String checkpoints = System.getProperty("teasel.checkpoints", System.getenv("TEASEL_CHECKPOINTS"));
        return Stream.ofNullable(checkpoints)
                .map(place -> Path.of(place, "btcvae_dsprites_encoder.onnx"))
                .filter(Files::exists)
                .map(file -> EncoderCandidate.of(
                        "published", () -> new OnnxEncoderProvider().open(file.toString(), Map.of()), blots()));
    }

    /** Images of 64 by 64 pixels with a bright rectangle each. */
    private static Observations blots() {
        Random random = new Random(1);
        float[] pixels = new float[9 * 64 * 64];
        for (int image = 0; image < 9; image++) {
            int top = random.nextInt(40);
            int left = random.nextInt(40);
            int side = 6 + random.nextInt(16);
            for (int row = top; row < top + side; row++) {
                for (int column = left; column < left + side; column++) {
                    pixels[(image * 64 + row) * 64 + column] = 1;
                }
            }
        }
        return Observations.of(new int[] {1, 64, 64}, pixels);
    }
}

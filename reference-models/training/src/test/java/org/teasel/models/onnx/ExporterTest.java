package org.teasel.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.adapters.onnx.OnnxEncoderProvider;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.network.Weights;

class ExporterTest {

    @TempDir
    Path folder;

    private static Weights weights(Architecture architecture) {
        return Weights.initial(architecture, new SplittableRandom(11));
    }

    static Stream<Autoencoder> published() {
        return Stream.of(
                Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN),
                Autoencoders.convolutional(3, 64, 7, Codes.GAUSSIAN),
                Autoencoders.convolutional(1, 28, 10, Codes.DETERMINISTIC),
                Autoencoders.convolutional(3, 32, 2, Codes.GAUSSIAN),
                Autoencoders.fullyConvolutional(1, 64, 10, Codes.GAUSSIAN),
                Autoencoders.fullyConnected(1, 64, 10, Codes.GAUSSIAN),
                Autoencoders.split(Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN), 2, 4),
                Autoencoders.split(Autoencoders.convolutional(1, 28, 3, Codes.DETERMINISTIC), 3, 2),
                Autoencoders.split(Autoencoders.fullyConnected(1, 28, 5, Codes.GAUSSIAN), 2, 10));
    }

    /** The posteriors of the adapter that users score with are those of the network. */
    @ParameterizedTest
    @MethodSource("published")
    void aPairComesThroughTheRuntime(Autoencoder pair) {
        Exporter exporter = new Exporter(pair, Map.of("seed", "11"));
        Weights encoder = weights(pair.encoder());
        PlainNetwork network = new PlainNetwork(encoder);
        Exported exported = exporter.encoder(encoder, network, folder.resolve("e.onnx"));
        assertThat(exported.largestDifference()).isLessThan(1e-5);
        assertThat(exported.bytes())
                .isBetween(4 * pair.encoder().size(), 4 * pair.encoder().size() + 20_000);
        Weights decoder = weights(pair.decoder());
        assertThat(exporter.decoder(decoder, new PlainNetwork(decoder), folder.resolve("d.onnx"))
                        .largestDifference())
                .isLessThan(1e-5);

        float[] images = Comparison.images(pair.encoder().input());
        float[] expected = network.run(images, Comparison.ROWS);
        int width = pair.encoder().output().elements();
        try (Encoder opened = new OnnxEncoderProvider().open(exported.file().toString(), Map.of())) {
            Posteriors posteriors =
                    opened.encode(Observations.of(pair.encoder().input().toArray(), images));
            assertThat(posteriors).isInstanceOf(pair.deterministic() ? Deterministic.class : DiagonalGaussian.class);
            for (int row = 0; row < Comparison.ROWS; row++) {
                for (int i = 0; i < pair.latents(); i++) {
                    assertThat(posteriors.mean(row, i)).isCloseTo(expected[row * width + i], within(1e-5));
                    double variance = pair.deterministic() ? 0 : Math.exp(expected[row * width + pair.latents() + i]);
                    assertThat(posteriors.covariance(row, i, i)).isCloseTo(variance, within(2e-5 * (1 + variance)));
                }
            }
        }
    }

    private static Autoencoder small(int latents) {
        return new Autoencoder(
                "small",
                Architecture.of(Shape.of(1, 2, 2), new Layer.Flatten(), new Layer.Dense(4, 2 * latents)),
                Architecture.of(Shape.of(latents), new Layer.Dense(latents, 4), new Layer.Reshape(Shape.of(1, 2, 2))));
    }

    @Test
    void correlatedNoiseComesAsACovariance() {
        Autoencoder pair = small(3);
        Weights encoder = weights(pair.encoder());
        PlainNetwork network = new PlainNetwork(encoder);
        Exported exported = new Exporter(pair, Map.of(), 0.9).encoder(encoder, network, folder.resolve("c.onnx"));
        float[] images = Comparison.images(pair.encoder().input());
        float[] expected = network.run(images, Comparison.ROWS);
        try (Encoder opened = new OnnxEncoderProvider().open(exported.file().toString(), Map.of())) {
            Posteriors posteriors =
                    opened.encode(Observations.of(pair.encoder().input().toArray(), images));
            assertThat(posteriors.factorised()).isFalse();
            for (int row = 0; row < Comparison.ROWS; row++) {
                double first = Math.exp(expected[row * 6 + 3] / 2);
                double second = Math.exp(expected[row * 6 + 4] / 2);
                assertThat(posteriors.mean(row, 2)).isCloseTo(expected[row * 6 + 2], within(1e-5));
                assertThat(posteriors.covariance(row, 0, 0)).isCloseTo(first * first, within(1e-5));
                assertThat(posteriors.covariance(row, 0, 1)).isCloseTo(0.9 * first * second, within(1e-5));
            }
        }
    }

    private void requireRefusal(Runnable export, String... words) throws IOException {
        assertThatThrownBy(export::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.equals("old.onnx"));
        }
    }

    @Test
    void whatDiffersIsNotPublishedAndTheOlderFileStays() throws IOException {
        Path old = Files.writeString(folder.resolve("old.onnx"), "older");
        Autoencoder pair = small(2);
        Exporter exporter = new Exporter(pair, Map.of());
        Weights encoder = weights(pair.encoder());
        Weights decoder = weights(pair.decoder());
        Forward off = (inputs, rows) -> {
            float[] outputs = new PlainNetwork(encoder).run(inputs, rows);
            outputs[6] += 1e-4f;
            return outputs;
        };
        requireRefusal(
                () -> exporter.encoder(encoder, off, old),
                "old.onnx is not published",
                "output 'logvar', row 1, number 0",
                "as the network gives");
        requireRefusal(() -> exporter.encoder(encoder, (inputs, rows) -> new float[24], old), "output 'mean', row 0");
        requireRefusal(
                () -> exporter.decoder(decoder, (inputs, rows) -> nan(new PlainNetwork(decoder), inputs, rows), old),
                "old.onnx is not published",
                "expected NaN");
        requireRefusal(
                () -> exporter.decoder(decoder, (inputs, rows) -> new float[3], old), "3 numbers", "expected 24");
        assertThat(old).hasContent("older");
        exporter.encoder(encoder, new PlainNetwork(encoder), old);
        assertThat(Files.size(old)).isGreaterThan(100);
    }

    private static float[] nan(PlainNetwork network, float[] inputs, int rows) {
        float[] outputs = network.run(inputs, rows);
        outputs[1] = Float.NaN;
        return outputs;
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        Weights other = weights(small(3).encoder());
        requireRefusal(
                () -> new Exporter(small(2), Map.of())
                        .encoder(other, new PlainNetwork(other), folder.resolve("new.onnx")),
                "another network than the pair's encoder");
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws IOException {
        Weights decoder = weights(small(2).decoder());
        requireRefusal(
                () -> new Exporter(small(2), Map.of())
                        .decoder(decoder, new PlainNetwork(decoder), folder.resolve("no/such/d.onnx")),
                "d.onnx can't be written",
                "NoSuchFile");
    }
}

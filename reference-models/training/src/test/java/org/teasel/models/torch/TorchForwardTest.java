package org.teasel.models.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Weights;
import org.teasel.models.onnx.Exporter;

/** What ONNX Runtime gives is what LibTorch gives. */
class TorchForwardTest {

    @TempDir
    Path folder;

    static Stream<Autoencoder> pairs() {
        Autoencoder convolutional = Autoencoders.convolutional(3, 64, 6, Codes.GAUSSIAN);
        return Stream.of(
                convolutional,
                Autoencoders.fullyConvolutional(1, 28, 10, Codes.DETERMINISTIC),
                Autoencoders.fullyConnected(1, 28, 4, Codes.GAUSSIAN),
                Autoencoders.split(convolutional, 2, 6));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void filesGiveWhatLibTorchGives(Autoencoder pair) {
        Exporter exporter = new Exporter(pair, Map.of());
        Weights encoder = Weights.initial(pair.encoder(), new SplittableRandom(5));
        Weights decoder = Weights.initial(pair.decoder(), new SplittableRandom(6));
        Path file = folder.resolve("x.onnx");
        try (TorchNetwork down = new TorchNetwork(encoder, "cpu");
                TorchNetwork up = new TorchNetwork(decoder, "cpu")) {
            assertThat(exporter.encoder(encoder, new TorchForward(down), file).largestDifference())
                    .isLessThan(1e-5);
            assertThat(exporter.decoder(decoder, new TorchForward(up), file).largestDifference())
                    .isLessThan(1e-5);
            Weights others = Weights.initial(pair.encoder(), new SplittableRandom(7));
            assertThatThrownBy(() -> exporter.encoder(others, new TorchForward(down), file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is not published");
        }
    }
}

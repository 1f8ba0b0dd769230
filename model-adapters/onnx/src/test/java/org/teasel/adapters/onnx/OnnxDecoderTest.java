package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Decoder;

class OnnxDecoderTest {

    private static final float[] WEIGHTS = {1, 0, 2, 0, 1, -1};

    @TempDir
    Path folder;

    /** From (a, b) to the sigmoid of (a, b, 2 a - b). */
    private static OnnxModel model() {
        return new OnnxModel("tiny")
                .input("z", ElementType.FLOAT, -1, 2)
                .constant("w", WEIGHTS, 2, 3)
                .node("MatMul", "logits", "z", "w")
                .node("Sigmoid", "pixels", "logits")
                .output("pixels", ElementType.FLOAT, -1, 3);
    }

    @Test
    void aModelDecodes() {
        String file = ModelFiles.write(model(), folder).toString();
        try (Decoder decoder = new OnnxEncoderProvider().openDecoder(file, Map.of("threads", "1", "batch", "1"))) {
            Observations pixels = decoder.decode(new double[][] {{0, 0}, {1, -1}});
            assertThat(pixels.shape()).containsExactly(3);
            assertThat(pixels.values()[2]).isEqualTo(0.5f);
            assertThat((double) pixels.values()[5]).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-6));
        }
    }

    @Test
    void anEncoderIsNoDecoder() {
        String file = ModelFiles.write(new LinearEncoder().model(-1, "mean", "logvar"), folder)
                .toString();
        assertThatThrownBy(() -> new OnnxEncoderProvider().openDecoder(file, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("2 outputs", "output=NAME");
        assertThatThrownBy(() -> new OnnxEncoderProvider().openDecoder("none.onnx", Map.of()))
                .hasMessageContaining("none.onnx doesn't exist");
        assertThatThrownBy(() -> new OnnxEncoderProvider().openDecoder(file, Map.of("std", "s")))
                .hasMessageContaining("no option 'std'; it has batch, device, input, output, threads");
    }

    @Test
    void aDecoderLiesBesideItsEncoder() throws IOException {
        OnnxEncoderProvider provider = new OnnxEncoderProvider();
        Path encoder = folder.resolve("encoders").resolve("my_encoder.onnx");
        Files.createDirectory(encoder.getParent());
        assertThat(provider.decoderOf(encoder.toString())).isEmpty();
        Path decoder = Files.createFile(encoder.resolveSibling("my_decoder.onnx"));
        assertThat(provider.decoderOf(encoder.toString())).contains(decoder.toString());
        assertThat(provider.decoderOf(decoder.toString())).isEmpty();
        assertThat(provider.decoderOf("")).isEmpty();
        assertThat(provider.decoderOf("\0encoder")).isEmpty();
    }
}

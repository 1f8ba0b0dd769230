package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.Plugins;

/** Models and options that can't be used: refused in words, before anything is encoded. */
class OnnxRefusalTest {

    @TempDir
    Path folder;

    private final LinearEncoder linear = new LinearEncoder();

    private void requireRefusal(Path file, Map<String, String> options, String... words) {
        assertThatThrownBy(() -> new OnnxEncoderProvider().open(file.toString(), options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
    }

    static Stream<Arguments> damaged() {
        byte[] good = new LinearEncoder().model(-1, "mean", "logvar").toByteArray();
        return Stream.of(
                Arguments.of("truncated", Arrays.copyOf(good, good.length / 2)),
                Arguments.of("short by a byte", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("garbage", "this is not a model".repeat(50).getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("empty", new byte[0]),
                Arguments.of("zeros", new byte[1000]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damagedFilesAreNamed(String what, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("damaged.onnx"), content);
        requireRefusal(file, Map.of(), file.toString());
    }

    @Test
    void missingFilesAndFoldersAreNamed() throws IOException {
        Path missing = folder.resolve("missing.onnx");
        requireRefusal(missing, Map.of(), missing.toString(), "doesn't exist");
        requireRefusal(Files.createDirectory(folder.resolve("folder.onnx")), Map.of(), "folder.onnx", "no file");
        assertThatThrownBy(() -> new OnnxEncoderProvider().open("", Map.of())).hasMessageContaining("no ONNX model");
        assertThatThrownBy(() -> new OnnxEncoderProvider().open("a\0b.onnx", Map.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ambiguousOutputsAreListed() {
        Path unnamed = ModelFiles.write(linear.model(-1, "left", "right"), folder);
        requireRefusal(unnamed, Map.of(), "'left' [?, 3], 'right' [?, 3]", "mean=NAME");
        Path twoMeans = ModelFiles.write(linear.model(-1, "mean", "mu"), folder);
        requireRefusal(twoMeans, Map.of(), "'mean'", "'mu'");
        Path unknownSpread = ModelFiles.write(linear.model(-1, "mean", "log_sigma"), folder);
        requireRefusal(unknownSpread, Map.of(), "unknown what holds the spread", "std=none", "'log_sigma' [?, 3]");
        Path joined = ModelFiles.write(linear.joined("mean_logvar"), folder);
        requireRefusal(joined, Map.of(), "'mean_logvar' [?, 6] seems to hold means and spreads");
        requireRefusal(joined, Map.of("mean", "mean_logvar[0:3]"), "unknown what holds the spread");
    }

    @Test
    void optionsAreChecked() {
        Path file = ModelFiles.write(linear.model(-1, "mean", "logvar"), folder);
        requireRefusal(file, Map.of("mean", "nu"), "no output 'nu'", "mean, logvar");
        requireRefusal(file, Map.of("mean", "mean[2:2]"), "'mean[2:2]' has no columns");
        requireRefusal(file, Map.of("input", "sound"), "no input 'sound'", "image");
        requireRefusal(file, Map.of("logvar", "logvar", "std", "logvar"), "expected one of them");
        requireRefusal(file, Map.of("batch", "0"), "option batch is '0'");
        requireRefusal(file, Map.of("device", "abacus"), "option device is 'abacus'", "auto, cpu or gpu");
        requireRefusal(file, Map.of("colour", "red"), "no option 'colour'", "device, input");
    }

    @Test
    void unsuitableInputsAreRefused() {
        OnnxModel two = new OnnxModel("tiny")
                .input("left", ElementType.FLOAT, -1, 2)
                .input("right", ElementType.FLOAT, -1, 2)
                .node("Add", "mean", "left", "right")
                .output("mean", ElementType.FLOAT, -1, 2);
        requireRefusal(ModelFiles.write(two, folder), Map.of(), "2 inputs left, right");
        OnnxModel whole = new OnnxModel("tiny")
                .input("counts", ElementType.INT64, -1, 2)
                .node(OnnxNode.of("Cast", "mean", "counts").with("to", ElementType.FLOAT.code()))
                .output("mean", ElementType.FLOAT, -1, 2);
        requireRefusal(ModelFiles.write(whole, folder), Map.of(), "'counts' takes INT64");
        Path none = ModelFiles.write(linear.model(0, "mean", "logvar"), folder);
        requireRefusal(none, Map.of(), "'image' takes a batch of 0 observations");
    }

    @Test
    void theProviderIsFoundAndAcceptsItsFiles() {
        assertThat(Plugins.discover().encoder("onnx")).isPresent();
        assertThat(new OnnxEncoderProvider().accepts("Model.ONNX")).isTrue();
        assertThat(new OnnxEncoderProvider().accepts("model.pt")).isFalse();
    }
}

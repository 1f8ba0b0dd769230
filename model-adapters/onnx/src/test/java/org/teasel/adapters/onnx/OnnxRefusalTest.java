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
        Path unnamed = linear.model(-1, "left", "right").write(folder);
        requireRefusal(unnamed, Map.of(), "'left' [?, 3], 'right' [?, 3]", "mean=NAME");
        Path twoMeans = linear.model(-1, "mean", "mu").write(folder);
        requireRefusal(twoMeans, Map.of(), "'mean'", "'mu'");
        Path unknownSpread = linear.model(-1, "mean", "log_sigma").write(folder);
        requireRefusal(unknownSpread, Map.of(), "unknown what holds the spread", "std=none", "'log_sigma' [?, 3]");
        Path joined = linear.joined("mean_logvar").write(folder);
        requireRefusal(joined, Map.of(), "'mean_logvar' [?, 6] seems to hold means and spreads");
        requireRefusal(joined, Map.of("mean", "mean_logvar[0:3]"), "unknown what holds the spread");
    }

    @Test
    void optionsAreChecked() {
        Path file = linear.model(-1, "mean", "logvar").write(folder);
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
        TinyModel two = new TinyModel()
                .input("left", TinyModel.FLOAT, -1, 2)
                .input("right", TinyModel.FLOAT, -1, 2)
                .node("Add", "mean", "left", "right")
                .output("mean", TinyModel.FLOAT, -1, 2);
        requireRefusal(two.write(folder), Map.of(), "2 inputs left, right");
        TinyModel whole = new TinyModel()
                .input("counts", TinyModel.INT64, -1, 2)
                .cast("mean", "counts", TinyModel.FLOAT)
                .output("mean", TinyModel.FLOAT, -1, 2);
        requireRefusal(whole.write(folder), Map.of(), "'counts' takes INT64");
        Path none = linear.model(0, "mean", "logvar").write(folder);
        requireRefusal(none, Map.of(), "'image' takes a batch of 0 observations");
    }

    @Test
    void theProviderIsFoundAndAcceptsItsFiles() {
        assertThat(Plugins.discover().encoder("onnx")).isPresent();
        assertThat(new OnnxEncoderProvider().accepts("Model.ONNX")).isTrue();
        assertThat(new OnnxEncoderProvider().accepts("model.pt")).isFalse();
    }
}

package org.teasel.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedSourceTest {

    @TempDir
    Path folder;

    private static Map<String, String> describe(String encoder) {
        return new EncodedSource(
                        encoder,
                        Map.of("mean", "mu"),
                        "sprites",
                        Map.of("sample", "9"),
                        new DecoderChoice(Optional.empty(), Map.of()))
                .describe();
    }

    @Test
    void aModelIsKnownByItsChecksumHoweverItWasNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("run:3.onnx"), "abc");
        String sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(describe(file.toString())).containsEntry("encoderSha256", sum);
        assertThat(describe("onnx:" + file)).containsEntry("encoderSha256", sum);
    }

    @Test
    void whatIsNoFileHasNone() {
        assertThat(describe("moments"))
                .containsExactly(
                        Map.entry("encoder", "moments"),
                        Map.entry("encoder.mean", "mu"),
                        Map.entry("dataset", "sprites"),
                        Map.entry("dataset.sample", "9"));
    }
}

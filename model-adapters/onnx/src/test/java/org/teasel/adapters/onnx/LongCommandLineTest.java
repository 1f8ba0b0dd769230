package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths are long where a build tool writes them out. */
class LongCommandLineTest {

    @TempDir
    Path folder;

    @Test
    void theRuntimeStartsWhateverTheLengthOfTheCommandLine() throws IOException, InterruptedException {
        Path model = ModelFiles.write(new LinearEncoder().model(-1, "mean", "logvar"), folder);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + "x".repeat(5_000),
                        Opens.class.getName(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** Opens a model in a process of its own. */
    static final class Opens {

        private Opens() {}

        public static void main(String[] arguments) {
            new OnnxEncoderProvider()
                    .open(arguments[0], Map.of("device", "cpu"))
                    .close();
        }
    }
}

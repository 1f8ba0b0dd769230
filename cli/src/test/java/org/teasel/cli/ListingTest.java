package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    @TempDir
    Path folder;

    @Test
    void metricsSayWhatTheyAre() {
        Run run = Run.of("metrics");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "mig (quantised) – ",
                        "sepin@k – ",
                        "range [0, 1], higher is better, needs ",
                        "mig:mean-histogram – ",
                        "source: ");
    }

    @Test
    void pluginsSayWhereTheyComeFrom() {
        Run run = Run.of("plugins");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("encoder +moments +\\S*classes")
                .containsPattern("encoder +onnx ")
                .containsPattern("encoder +remote ")
                .containsPattern("data set +sprites ")
                .contains("Nothing failed to load.");
    }

    @Test
    void theZooSaysWhatItHas() {
        assertThat(Run.of("zoo").out())
                .containsPattern("name +steps +mig")
                .containsPattern("beta-tcvae +[\\d,]+ +0\\.");
        assertThat(Run.of("zoo", "beta-tcvae").out())
                .containsPattern("objective +beta-tcvae \\(alpha 1, beta 6")
                .containsPattern("data +sprites, 737,280 observations, 1,024 held out")
                .containsPattern("mig +0\\.\\d{4}");
        assertThat(Run.of("zoo", "beta").refused(1, "the zoo has no 'beta'", "beta-tcvae"))
                .isTrue();
    }

    @Test
    void brokenPluginsAreNamedAndTheRestWorks() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.teasel.api.metric.Metric"), "com.example.Absent\n");
        Path archive = Files.writeString(folder.resolve("broken.jar"), "no archive");
        Run run = Run.of("plugins", "--plugins", folder.toString(), "--plugins", archive.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("2 plugins can't be used:")
                .containsPattern("Metric +com.example.Absent .* the class is absent")
                .containsPattern("broken.jar +it can't be read as a .jar file")
                .containsPattern("encoder +moments");
    }

    @Test
    void aPlaceWithoutPluginsIsRefused() {
        assertThat(Run.of("plugins", "--plugins", folder.resolve("none").toString())
                        .refused(1, "there are no plugins at"))
                .isTrue();
    }
}

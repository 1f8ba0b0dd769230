package org.teasel.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.DiagonalGaussian;

class MainTest {

    @TempDir
    Path folder;

    @BeforeEach
    void generate() throws IOException {
        run("generate", "to=" + posteriors(), "observations=90", "latents=3", "seed=5");
    }

    @Test
    void theDrawsThatAreExtractedAreThoseMeasured() throws IOException {
        run("extract", "posteriors=" + posteriors(), "to=" + folder.resolve("shared"), "samples=40", "seed=5");
        String printed = run("measure", "posteriors=" + posteriors(), "metrics=tc", "samples=40", "seed=5");

        double[] draws = NpyFile.read(folder.resolve("shared/draws.npy")).toDoubles();
        double entropy = -Arrays.stream(logDensities(draws)).average().orElseThrow();
        assertThat(figures(printed).at("/H(z)/value").doubleValue()).isCloseTo(entropy, within(1e-12));
    }

    @Test
    void scoresComeWithTheirErrorAndCost() throws IOException {
        JsonNode measured = new ObjectMapper()
                .readTree(run(
                        "measure", "posteriors=" + posteriors(), "metrics=mig,sepin,sap", "rows=40", "evaluations=2"));

        assertThat(measured.at("/observations").intValue()).isEqualTo(90);
        assertThat(measured.at("/cost/cpuSeconds").doubleValue()).isPositive();
        assertThat(measured.at("/again/cpuSeconds").doubleValue()).isPositive();
        assertThat(measured.at("/stages").fieldNames()).toIterable().contains("pass 1 of 2", "measuring");
        assertThat(measured.at("/figures/mig/value").doubleValue()).isBetween(0.0, 1.0);
        assertThat(measured.at("/figures/sap/value").doubleValue()).isBetween(0.0, 1.0);
        assertThat(measured.at("/figures/sepin/standardError").doubleValue()).isPositive();
    }

    @Test
    void examplesAreRowsOfThePosteriors() throws IOException {
        run("extract", "posteriors=" + posteriors(), "to=" + folder.resolve("shared"), "rows=20");

        assertThat(PosteriorFiles.read(folder.resolve("shared/examples")).size())
                .isEqualTo(30);
    }

    @Test
    void wrongWordsAreNamed() {
        assertThatThrownBy(() -> run("guess"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("guess");
        assertThatThrownBy(() -> run("measure")).hasMessage("measure needs posteriors=...");
        assertThatThrownBy(() -> run("generate", "seed=x")).hasMessageContaining("seed=x");
        assertThatThrownBy(() -> run("generate", "seed")).hasMessageContaining("name=value");
    }

    private Path posteriors() {
        return folder.resolve("posteriors");
    }

    /** log q(z) at each draw, term by term. */
    private double[] logDensities(double[] draws) {
        DiagonalGaussian components =
                (DiagonalGaussian) PosteriorFiles.read(posteriors()).posteriors();
        int latents = components.latents();
        double[] logs = new double[draws.length / latents];
        for (int m = 0; m < logs.length; m++) {
            double sum = 0;
            for (int n = 0; n < components.size(); n++) {
                double density = 1;
                for (int i = 0; i < latents; i++) {
                    double deviation = components.standardDeviation(n, i);
                    double distance = (draws[m * latents + i] - components.mean(n, i)) / deviation;
                    density *= Math.exp(-0.5 * distance * distance) / (deviation * Math.sqrt(2 * Math.PI));
                }
                sum += density / components.size();
            }
            logs[m] = Math.log(sum);
        }
        return logs;
    }

    private static JsonNode figures(String printed) throws IOException {
        return new ObjectMapper().readTree(printed).get("figures");
    }

    private static String run(String... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Main.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.cli.report.json.ConformanceJsonTest;
import org.teasel.conformance.catalogue.Door;

class ConformCommandTest {

    /** A metric that tells how many latents there are. */
    private static final String WIDTH = """
            package com.example;

            import java.util.List;
            import java.util.Set;
            import org.teasel.api.Settings;
            import org.teasel.api.information.QuantisedPosterior;
            import org.teasel.api.metric.*;
            import org.teasel.api.statistic.*;

            public class Width implements Metric {
                public MetricDescriptor descriptor() {
                    return new MetricDescriptor(
                            MetricName.of("%s"), "number of latents", MetricDescriptor.Range.NOT_NEGATIVE,
                            MetricDescriptor.Direction.NEITHER, MetricDescriptor.Unit.ONE, Set.of(), "an example");
                }

                public List<Statistic<?>> needs(Population population, Settings settings) {
                    return List.of(QuantisedPosterior.of(settings));
                }

                public Measurement measure(Statistics statistics) {
                    return Measurement.of(
                            statistics.get(QuantisedPosterior.of(statistics.settings())).informativeness().length);
                }
            }
            """;

    @TempDir
    Path folder;

    /** A folder with a plugin whose classes the class path does not hold. */
    private String plugin(String id) throws IOException {
        Path source = folder.resolve("source/com/example/Width.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, WIDTH.formatted(id));
        Path plugin = folder.resolve("plugin-" + id);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        complaints,
                        complaints,
                        "-d",
                        plugin.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(result).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        announce(plugin, "com.example.Width");
        return plugin.toString();
    }

    private static void announce(Path plugin, String provider) throws IOException {
        Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.teasel.api.metric.Metric"), provider + "\n");
    }

    /** The width counts a latent of noise as any other. */
    @Test
    void aBrokenRuleIsNamedAndCanBeDeclaredAway() throws IOException {
        String[] line = {
            "conform",
            "--jar",
            plugin("width"),
            "--rule",
            "metric.invariant.noise-latent,metric.answer.value,declarations"
        };
        Run broken = Run.of(line);
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out())
                .containsPattern("metric.answer.value +held +60 examples")
                .containsPattern("metric.invariant.noise-latent +broken +see below")
                .contains("rule metric.invariant.noise-latent is broken: ", "Simplest example found (seed 0):")
                .contains("1 held, 1 broken, 0 not applicable");
        String[] declaring = Stream.concat(
                        Arrays.stream(line),
                        Stream.of("--declare", "width/metric.invariant.noise-latent=it counts all latents"))
                .toArray(String[]::new);
        Run declared = Run.of(declaring);
        assertThat(declared.code()).as(declared.toString()).isZero();
        assertThat(declared.out())
                .containsPattern("noise-latent +not applicable +declared: it counts all latents")
                .containsPattern("declarations +held");
        declaring[declaring.length - 1] = "width/metric.answer.value=whatever";
        assertThat(Run.of(declaring).out())
                .contains("rule metric.answer.value holds for every implementation and can't be declared away");
    }

    @Test
    void onlyWhatComesFromTheArchiveIsTried() throws IOException {
        Run run = Run.of("conform", "--jar", plugin("width"), "--profile", "quick");
        assertThat(run.out())
                .contains("metric width of ", "plugin-width", "1 service, ")
                .contains("Profile quick, seed 0")
                .doesNotContain("mig", "sprites");
    }

    @Test
    void aNameThatIsTakenCantBeUsed() throws IOException {
        Run run = Run.of("conform", "--jar", plugin("mig"), "--profile", "quick");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("com.example.Width of ", "can't be used: its id 'mig' is already taken", "0 services");
    }

    @Test
    void aBrokenPluginCountsAsBroken() throws IOException {
        Path plugin = folder.resolve("broken");
        announce(plugin, "com.example.Absent");
        Run run = Run.of("conform", "--jar", plugin.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Metric com.example.Absent", "the class is absent", "1 service can't be used");
        Path archive = Files.writeString(folder.resolve("noarchive.jar"), "no archive");
        assertThat(Run.of("conform", "--jar", archive.toString()).out()).contains("it can't be read as a .jar file");
    }

    @Test
    void findingsAreWrittenAsJson() throws IOException {
        Path file = folder.resolve("out/findings.json");
        Run.of("conform", "--jar", plugin("width"), "--profile", "quick", "--seed", "5", "--json", file.toString());
        JsonNode document = new ObjectMapper().readTree(file.toFile());
        assertThat(ConformanceJsonTest.complaints(document)).isEmpty();
        assertThat(document.get("seed").asInt()).isEqualTo(5);
        assertThat(document.at("/services/0/name").asText()).isEqualTo("width");
        // A metric of its own has no standard definition to keep.
        assertThat(document.at("/services/0/findings"))
                .hasSameSizeAs(Door.METRIC.rules().stream()
                        .filter(rule -> rule.id().startsWith("metric."))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --jar {none} | there are no plugins at
                    --jar {empty} | there is nothing to try at
                    --door window | there is no door 'window'; there are posterior, encoder
                    --door kernel | are no services
                    --rule metric.nosuch | there is no rule metric.nosuch
                    --declare mig/metric.nosuch=because | there is no service 'mig' that a rule metric.nosuch is for
                    --declare nosuch=because | there is no service ''
                    --id nosuch | there is no service 'nosuch' to try; there are
                    --encoder nosuch | there is no encoder 'nosuch'
                    --dataset nosuch | there is no data set 'nosuch'
                    --profile lenient | expected one of [QUICK, STANDARD, THOROUGH]
                    --seed few | 'few' is not a long
                    """)
    void wrongUsageIsToldAndExitsWithTwo(String arguments, String message) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        String line = "conform "
                + arguments.replace("{none}", folder.resolve("none").toString()).replace("{empty}", empty.toString());
        Run run = Run.of(line.split(" "));
        assertThat(run.refused(2, message, "Try 'teasel conform --help'"))
                .as(run.toString())
                .isTrue();
    }

    @Test
    void anEncoderFromElsewhereIsNotOnTrial() throws IOException {
        Run run = Run.of("conform", "--jar", plugin("width"), "--encoder", "moments");
        assertThat(run.refused(2, "the encoder provider 'moments'", "does not come from an archive on trial"))
                .as(run.toString())
                .isTrue();
    }

    @Test
    void whatTheClassPathHoldsIsTriedByDoorAndName() {
        Run run = Run.of(
                "conform", "--door", "encoder,dataset", "--id", "moments,sprites,onnx,dsprites", "--profile", "quick");
        assertThat(run.out())
                .contains("encoder moments of ", "dataset sprites of ")
                .containsPattern("encoder onnx of \\S+ was not tried: it needs --encoder onnx:\\.\\.\\.")
                .containsPattern("dataset dsprites of \\S+ was not tried: it needs --dataset dsprites:\\.\\.\\.")
                .contains("2 services, ");
    }

    @Test
    void anIdStandsForAllVariants() {
        Run run = Run.of("conform", "--door", "metric", "--id", "mig", "--profile", "quick");
        assertThat(run.out())
                .contains("metric mig of ", "metric mig:mean-histogram of ")
                .doesNotContain("rmig");
    }

    @Test
    void rulesAreListed() {
        Run run = Run.of("conform", "--rules");
        assertThat(run.code()).isZero();
        Stream.of(Door.values())
                .flatMap(door -> door.rules().stream())
                .forEach(rule -> assertThat(run.out()).contains(rule.id() + " – ", rule.statement()));
        assertThat(Run.of("conform", "--rules", "--door", "kernel").out()).doesNotContain("metric.");
    }

    @Test
    void rulesAreTriedWithoutJUnit() throws Exception {
        URL[] entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Stream.of("junit", "opentest4j", "jqwik", "assertj", "archunit", "test-classes")
                        .noneMatch(entry::contains))
                .map(ConformCommandTest::location)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(entries, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.TestFactory"))
                    .isInstanceOf(ClassNotFoundException.class);
            Method run = loader.loadClass("org.teasel.cli.Main")
                    .getDeclaredMethod("run", PrintWriter.class, PrintWriter.class, String[].class);
            run.setAccessible(true);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            String[] arguments = {"conform", "--jar", plugin("width"), "--profile", "quick"};
            run.invoke(null, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            assertThat(err.toString()).isEmpty();
            assertThat(out.toString())
                    .contains("metric width of ", "1 service, ")
                    .doesNotContain("NoClassDefFound");
        }
    }

    private static URL location(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}

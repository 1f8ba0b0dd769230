package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.Settings;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** Plugins that load and then break down. */
class BrokenPluginTest {

    @TempDir
    Path folder;

    /** A metric that throws. */
    public static final class ThrowingMetric implements Metric {
        @Override
        public MetricDescriptor descriptor() {
            return new MetricDescriptor(
                    MetricName.of("throwing"),
                    "throws",
                    MetricDescriptor.Range.UNIT,
                    MetricDescriptor.Direction.HIGHER,
                    MetricDescriptor.Unit.ONE,
                    Set.of(),
                    "nobody");
        }

        @Override
        public Collection<Statistic<?>> needs(Population population, Settings settings) {
            return List.of();
        }

        @Override
        public Measurement measure(Statistics statistics) {
            throw new IllegalStateException("the metric's own trouble");
        }
    }

    /** An encoder that throws what its reference says. */
    public static final class ThrowingEncoders implements EncoderProvider {
        @Override
        public String id() {
            return "throwing";
        }

        @Override
        public String description() {
            throw new IllegalStateException("no words");
        }

        @Override
        public Encoder open(String reference, Map<String, String> options) {
            if (reference.equals("nothing")) {
                return null;
            }
            return new Encoder() {
                @Override
                public String name() {
                    return "throwing";
                }

                @Override
                public Posteriors encode(Observations observations) {
                    switch (reference) {
                        case "memory" -> throw new OutOfMemoryError("planted");
                        case "file" -> throw new UncheckedIOException(new IOException("disk is gone"));
                        case "cancel" -> throw new CancellationException("enough");
                        case "link" -> throw new NoClassDefFoundError("com/example/Missing");
                        case "stack" -> throw new StackOverflowError();
                        case "close" -> {
                            return Deterministic.of(1, new double[observations.size()]);
                        }
                        default -> throw new IllegalStateException("planted");
                    }
                }

                @Override
                public void close() {
                    if (reference.equals("close")) {
                        throw new IllegalStateException("planted at the end");
                    }
                }
            };
        }
    }

    private Run score(String... more) throws IOException {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(Metric.class.getName()), ThrowingMetric.class.getName());
        Files.writeString(services.resolve(EncoderProvider.class.getName()), ThrowingEncoders.class.getName());
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                "--plugins",
                folder.resolve("plugin").toString(),
                "--sample",
                "50",
                "--samples",
                "100",
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void aMetricThatThrowsFailsAlone() throws IOException {
        Run run = score("--metrics", "throwing,informativeness");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("throwing +failed")
                .containsPattern("informativeness +\\d\\.\\d{4}")
                .contains("the metric's own trouble", "scores.json");
        assertThat(score("--metrics", "throwing", "--quiet").err()).contains("throwing: failed");
    }

    @ParameterizedTest
    @CsvSource({
        "throwing, broke down: java.lang.IllegalStateException: planted",
        "throwing:nothing, gave nothing",
        "throwing:close, 'throwing:close' on data set 'sprites' broke down: java.lang.IllegalStateException: planted at the end",
        "throwing:memory, out of memory with a heap of",
        "throwing:file, disk is gone",
        "throwing:cancel, cancelled: enough",
        "throwing:link, com/example/Missing",
        "throwing:stack, StackOverflowError"
    })
    void anEncoderThatThrowsIsToldInWords(String encoder, String words) throws IOException {
        Run run = score("--encoder", encoder);
        assertThat(run.refused(1, words)).as(run.toString()).isTrue();
    }

    @Test
    void aStackTraceIsThereForTheAsking() throws IOException {
        assertThat(score("--encoder", "throwing", "--stacktrace").err()).contains("\tat ");
    }

    @Test
    void aPluginWithoutWordsIsListed() throws IOException {
        score();
        assertThat(Run.of("plugins", "--plugins", folder.resolve("plugin").toString())
                        .out())
                .containsPattern("encoder +throwing .*broke down.*no words");
    }
}

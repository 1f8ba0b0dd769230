package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricName;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.MetricCatalogue;

/** What the documents say is true: their code compiles and runs, and they know every metric. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theEmbeddingCodeRuns() throws Exception {
        Matcher matcher = CODE.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(matcher.find()).isTrue();
        Path source = folder.resolve("Embedding.java");
        Files.writeString(source, """
                import java.util.*;
                import org.teasel.api.data.*;
                import org.teasel.api.metric.*;
                import org.teasel.api.posterior.*;
                import org.teasel.api.spi.*;
                import org.teasel.metrics.*;

                public class Embedding {
                    public static void run(
                            double[][] means, double[][] standardDeviations, int[][] codes) {
                %s
                    }
                }
                """.formatted(matcher.group(1)));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(result).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(output()).contains("mig ", "sepin@2 ", "dci:lasso ");
    }

    private String output() throws Exception {
        double[][] means = new double[200][3];
        double[][] deviations = new double[200][3];
        int[][] codes = new int[200][2];
        for (int row = 0; row < 200; row++) {
            codes[row] = new int[] {row % 4, row / 4 % 5};
            means[row] = new double[] {codes[row][0] - 1.5, codes[row][1] - 2, 0.1 * (row % 7)};
            deviations[row] = new double[] {0.1, 0.2, 1};
        }
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Embedding")
                    .getMethod("run", double[][].class, double[][].class, int[][].class)
                    .invoke(null, means, deviations, codes);
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyMetricAndVariantIsDescribed() throws Exception {
        String text = Files.readString(ROOT.resolve("docs/metrics.md"));
        List<Metric> metrics = MetricCatalogue.of(Plugins.discover()).all();
        assertThat(metrics).hasSizeGreaterThan(20);
        for (Metric metric : metrics) {
            MetricName name = metric.descriptor().name();
            assertThat(text).contains("`" + name.id()).contains(name.variant());
        }
    }
}

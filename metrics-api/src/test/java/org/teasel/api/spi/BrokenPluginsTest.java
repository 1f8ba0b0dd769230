package org.teasel.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.metric.Metric;

/** A plugin that is broken in whatever way is named with its artifact and cause; one of another jar works on. */
class BrokenPluginsTest {

    @TempDir
    private Path folder;

    @Test
    void absentClass() throws IOException {
        assertBroken(
                PluginJar.named("bad.jar").announcing(EncoderProvider.class, "plug.Ghost"),
                "plug.Ghost",
                "the class is absent");
    }

    @Test
    void missingSupertype() throws IOException {
        assertBroken(
                PluginJar.named("bad.jar")
                        .with("Base", "public abstract class Base implements ENCODERS {}")
                        .with(
                                "Orphan",
                                PluginJar.encoder("Orphan", "orphan", "")
                                        .replace("implements ENCODERS", "extends Base"))
                        .lacking("Base")
                        .announcing(EncoderProvider.class, "plug.Orphan"),
                "plug.Orphan",
                "the class plug.Base that it needs is missing");
    }

    @Test
    void throwingConstructor() throws IOException {
        assertBroken(
                badEncoder("public Bad() { throw new IllegalStateException(\"no licence\"); }"),
                "plug.Bad",
                "its constructor threw IllegalStateException: no licence");
    }

    @Test
    void constructorThatThrowsWithoutAWord() throws IOException {
        assertBroken(
                badEncoder("public Bad() { throw new IllegalArgumentException(); }"),
                "plug.Bad",
                "its constructor threw IllegalArgumentException");
    }

    @Test
    void constructorThatThrowsAnError() throws IOException {
        assertBroken(
                badEncoder("public Bad() { throw new AssertionError(\"never\"); }"),
                "plug.Bad",
                "its constructor threw AssertionError: never");
    }

    @Test
    void throwingStaticInitialiser() throws IOException {
        assertBroken(
                badEncoder("static final int N = Integer.parseInt(\"many\");"),
                "plug.Bad",
                "NumberFormatException: For input string: \"many\"");
    }

    @Test
    void throwingStaticInitialiserOfAHelper() throws IOException {
        assertBroken(
                badEncoder("private final int n = Helper.N;")
                        .with("Helper", "public class Helper { static final int N = Integer.parseInt(\"many\"); }"),
                "plug.Bad",
                "the static initialiser of the class plug.Helper failed");
    }

    @Test
    void abstractClass() throws IOException {
        assertBroken(
                PluginJar.named("bad.jar")
                        .with("Bad", "public abstract class Bad implements ENCODERS {}")
                        .announcing(EncoderProvider.class, "plug.Bad"),
                "plug.Bad",
                "it is abstract");
    }

    @Test
    void missingDependency() throws IOException {
        assertBroken(
                badEncoder("private final Object helper = new Helper();")
                        .with("Helper", "public class Helper {}")
                        .lacking("Helper"),
                "plug.Bad",
                "the class plug.Helper that it needs is missing");
    }

    @Test
    void notOfTheDoorsType() throws IOException {
        assertBroken(
                PluginJar.named("bad.jar")
                        .with("Stranger", "public class Stranger {}")
                        .announcing(EncoderProvider.class, "plug.Stranger"),
                "plug.Stranger",
                "it is not a org.teasel.api.spi.EncoderProvider");
    }

    @Test
    void noPublicConstructor() throws IOException {
        assertBroken(badEncoder("private Bad() {}"), "plug.Bad", "it has no public constructor without parameters");
    }

    @Test
    void malformedServicesFile() throws IOException {
        Plugins plugins = discover(
                goodJar(),
                PluginJar.named("bad.jar")
                        .withEncoder("Lost", "lost")
                        .announcing(EncoderProvider.class, "# a remark", "not a class"));
        assertThat(plugins.encoder("good")).isPresent();
        assertThat(plugins.failures())
                .allSatisfy(failure -> assertThat(failure.artifact()).isEqualTo("bad.jar"))
                .anySatisfy(failure -> assertThat(failure.cause())
                        .isEqualTo("line 3 of its services file is 'not a class', expected the name of a class"))
                .anySatisfy(failure -> {
                    assertThat(failure.provider()).isEqualTo("plug.Lost");
                    assertThat(failure.cause()).startsWith("lost, because line 3");
                })
                .hasSize(2);
    }

    @Test
    void idThatIsTaken() throws IOException {
        Plugins plugins = discover(goodJar(), PluginJar.named("second.jar").withEncoder("Twin", "good"));
        assertThat(plugins.encoder("good").orElseThrow().getClass().getName()).isEqualTo("plug.Good");
        assertThat(plugins.failures())
                .singleElement()
                .isEqualTo(new PluginFailure(
                        "EncoderProvider",
                        "plug.Twin",
                        "second.jar",
                        "its id 'good' is already taken by plug.Good of good.jar"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "With Blanks", "CAPITALS", "under_score", "-hyphen", "hyphen-", "a--b", "ü", "a:b"})
    void idThatIsNone(String id) throws IOException {
        assertBroken(
                PluginJar.named("bad.jar").withEncoder("Nameless", id),
                "plug.Nameless",
                "its id is '" + id + "', expected small letters, digits and hyphens");
    }

    @Test
    void idThatIsNull() throws IOException {
        assertBroken(PluginJar.named("bad.jar").withEncoder("Nameless", null), "plug.Nameless", "its id is 'null'");
    }

    @Test
    void idThatThrows() throws IOException {
        assertBroken(
                PluginJar.named("bad.jar")
                        .with(
                                "Shy",
                                PluginJar.encoder("Shy", "", "")
                                        .replace(
                                                "return \"\";",
                                                "throw new IllegalArgumentException(null, new java.io.IOException(\"no disk\"));"))
                        .announcing(EncoderProvider.class, "plug.Shy"),
                "plug.Shy",
                "no disk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new UnsupportedOperationException(\"not yet\")",
                "throw new AssertionError(\"not yet\")",
                "throw new StackOverflowError(\"not yet\")",
                "throw new NoClassDefFoundError(\"not/yet\")",
                "return null"
            })
    void metricWhoseDescriptorFails(String body) throws IOException {
        String source = "public class Gauge implements org.teasel.api.metric.Metric {"
                + " public org.teasel.api.metric.MetricDescriptor descriptor() { " + body + "; }"
                + " public java.util.Collection<? extends org.teasel.api.statistic.Statistic<?>> needs("
                + "org.teasel.api.statistic.Population p, org.teasel.api.Settings s) { return null; }"
                + " public org.teasel.api.metric.Measurement measure(org.teasel.api.statistic.Statistics s)"
                + " { return null; } }";
        Plugins plugins = discover(
                goodJar(), PluginJar.named("bad.jar").with("Gauge", source).announcing(Metric.class, "plug.Gauge"));
        assertThat(plugins.encoder("good")).isPresent();
        assertThat(plugins.metrics()).isEmpty();
        assertThat(plugins.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.door()).isEqualTo("Metric");
            assertThat(failure.provider()).isEqualTo("plug.Gauge");
            assertThat(failure.artifact()).isEqualTo("bad.jar");
            assertThat(failure.cause()).isNotBlank();
        });
    }

    @Test
    void brokenAndSoundInOneJar() throws IOException {
        Plugins plugins = discover(badEncoder("public Bad() { throw new IllegalStateException(\"no\"); }")
                .announcing(EncoderProvider.class, "plug.Ghost")
                .withEncoder("Sound", "sound"));
        assertThat(plugins.encoder("sound")).isPresent();
        assertThat(plugins.failures()).extracting(PluginFailure::provider).containsExactly("plug.Bad", "plug.Ghost");
    }

    @Test
    void foldersWithUnusualNames() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("with blank, 100% ü"));
        Plugins plugins = discoverIn(
                odd, goodJar(), PluginJar.named("bad ü.jar").announcing(EncoderProvider.class, "plug.Ghost"));
        assertThat(plugins.encoders()).extracting(Plugin::artifact).containsExactly("good.jar");
        assertThat(plugins.failures()).extracting(PluginFailure::artifact).containsExactly("bad ü.jar");
    }

    private static PluginJar goodJar() {
        return PluginJar.named("good.jar").withEncoder("Good", "good");
    }

    private static PluginJar badEncoder(String members) {
        return PluginJar.named("bad.jar")
                .with("Bad", PluginJar.encoder("Bad", "bad", members))
                .announcing(EncoderProvider.class, "plug.Bad");
    }

    /** Whichever of the two jars comes first. */
    private void assertBroken(PluginJar bad, String provider, String cause) throws IOException {
        Path before = Files.createDirectories(folder.resolve("before"));
        Path after = Files.createDirectories(folder.resolve("after"));
        assertOneBroken(discoverIn(before, bad, goodJar()), provider, cause);
        assertOneBroken(discoverIn(after, goodJar(), bad), provider, cause);
    }

    private static void assertOneBroken(Plugins plugins, String provider, String cause) {
        assertThat(plugins.encoders()).extracting(Plugin::id).containsExactly("good");
        assertThat(plugins.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.door()).isEqualTo("EncoderProvider");
            assertThat(failure.provider()).isEqualTo(provider);
            assertThat(failure.artifact()).isEqualTo("bad.jar");
            assertThat(failure.cause()).contains(cause);
        });
    }

    private Plugins discover(PluginJar... jars) throws IOException {
        return discoverIn(folder, jars);
    }

    private static Plugins discoverIn(Path place, PluginJar... jars) throws IOException {
        URL[] path = new URL[jars.length];
        for (int k = 0; k < jars.length; k++) {
            path[k] = jars[k].in(place).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(path, BrokenPluginsTest.class.getClassLoader())) {
            return Plugins.discover(loader);
        }
    }
}

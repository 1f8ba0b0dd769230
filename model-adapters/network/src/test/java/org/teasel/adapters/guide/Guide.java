package org.teasel.adapters.guide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Java code of a section of a guide, which the tests of what it is about compile and run. */
public final class Guide {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final String code;

    private Guide(String code) {
        this.code = code;
    }

    /** The first Java code under a heading of docs/encoders.md. */
    public static Guide section(String heading) {
        return section("docs/encoders.md", heading);
    }

    /** The first Java code under a heading of a document. */
    public static Guide section(String document, String heading) {
        String text = read(document);
        int start = text.indexOf("\n## " + heading + "\n");
        int end = text.indexOf("\n## ", start + 1);
        Matcher matcher = CODE.matcher(start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end));
        if (!matcher.find()) {
            throw new AssertionError(document + " has no Java code under '## " + heading + "'");
        }
        return new Guide(matcher.group(1));
    }

    private static String read(String document) {
        Path guide = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(document))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + document + " above this folder"));
        try {
            return Files.readString(guide);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same code with what a reader fills in, such as a file: it must be there. */
    public Guide with(String placeholder, String value) {
        if (!code.contains(placeholder)) {
            throw new AssertionError("the code does not mention " + placeholder);
        }
        return new Guide(code.replace(placeholder, value));
    }

    /**
     * Compiles and runs the code.
     *
     * @param folder an empty folder
     * @param imports packages beside Teasel's core, such as {@code org.teasel.adapters.onnx}
     * @return what it prints
     */
    public String run(Path folder, String... imports) throws Exception {
        StringBuilder source = new StringBuilder();
        Stream.concat(
                        Stream.of(
                                "java.util",
                                "org.teasel.api",
                                "org.teasel.api.data",
                                "org.teasel.api.encoder",
                                "org.teasel.api.metric",
                                "org.teasel.api.posterior",
                                "org.teasel.api.spi",
                                "org.teasel.metrics"),
                        Stream.of(imports))
                .forEach(name -> source.append("import ").append(name).append(".*;\n"));
        source.append("public class Guided {\npublic static void run() throws Exception {\n")
                .append(code)
                .append("}\n}\n");
        Path file = Files.writeString(folder.resolve("Guided.java"), source);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, "-cp", System.getProperty("java.class.path"), file.toString());
        if (result != 0) {
            throw new AssertionError(complaints.toString(StandardCharsets.UTF_8));
        }
        return printed(folder);
    }

    private static String printed(Path folder) throws Exception {
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Guided").getMethod("run").invoke(null);
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

package org.teasel.api.spi;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A plugin's jar in the making: its classes from source, its services file, and what is taken out again. */
final class PluginJar {

    private final String name;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();

    private PluginJar(String name) {
        this.name = name;
    }

    static PluginJar named(String name) {
        return new PluginJar(name);
    }

    /** With a class of the package {@code plug}; {@code ENCODERS} stands for the encoder provider's type. */
    PluginJar with(String simpleName, String source) {
        sources.put(simpleName, "package plug; " + source.replace("ENCODERS", EncoderProvider.class.getName()));
        return this;
    }

    /** With an encoder provider of the given id, announced. */
    PluginJar withEncoder(String simpleName, String id) {
        return with(simpleName, encoder(simpleName, id, "")).announcing(EncoderProvider.class, "plug." + simpleName);
    }

    /** Without a class that was there when the others were compiled. */
    PluginJar lacking(String simpleName) {
        removed.add(simpleName);
        return this;
    }

    PluginJar announcing(Class<?> door, String... lines) {
        services.merge(door.getName(), String.join("\n", lines), (before, more) -> before + "\n" + more);
        return this;
    }

    /** Source of an encoder provider with further members. */
    static String encoder(String simpleName, String id, String members) {
        return "public class " + simpleName + " implements ENCODERS { " + members
                + " public String id() { return " + (id == null ? "null" : "\"" + id + "\"") + "; }"
                + " public String description() { return \"a test\"; }"
                + " public org.teasel.api.encoder.Encoder open(String r, java.util.Map<String, String> o)"
                + " { return null; } }";
    }

    /** Compiles the classes and packs the jar. */
    Path in(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + ".classes"));
        compile(classes);
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String simpleName = file.getFileName().toString().replace(".class", "");
                if (!removed.contains(simpleName)) {
                    put(out, classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                put(
                        out,
                        "META-INF/services/" + service.getKey(),
                        service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private void compile(Path classes) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-classpath",
                placeOfTheApi().toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = classes.resolveSibling(source.getKey() + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        if (compiler.run(out, out, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(messages.toString());
        }
    }

    private static Path placeOfTheApi() {
        return Path.of(URI.create(EncoderProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    private static void put(JarOutputStream out, String entry, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(entry));
        out.write(content);
        out.closeEntry();
    }
}

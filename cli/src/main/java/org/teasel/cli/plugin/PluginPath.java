package org.teasel.cli.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.PluginFailure;
import org.teasel.api.spi.Plugins;

/** Archives and folders that plugins are looked for in, besides the class path. */
public final class PluginPath {

    private static final String SERVICES = "META-INF/services";

    private final List<Path> entries = new ArrayList<>();
    private final List<PluginFailure> unreadable = new ArrayList<>();

    private PluginPath() {}

    /**
     * What some places hold: an archive itself, and of a folder all archives in it, or the folder itself if it holds
     * classes with services.
     *
     * @throws InvalidInputException if there is no such place
     */
    public static PluginPath of(List<Path> places) {
        PluginPath path = new PluginPath();
        places.forEach(path::add);
        return path;
    }

    private void add(Path place) {
        if (Files.isRegularFile(place)) {
            addArchive(place);
        } else if (Files.isDirectory(place.resolve(SERVICES))) {
            entries.add(place);
        } else if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(this::addArchive);
            } catch (IOException e) {
                throw new InvalidInputException("plugins can't be read from " + place + ": " + e.getMessage(), e);
            }
        } else {
            throw new InvalidInputException(
                    "there are no plugins at " + place + ", expected a .jar file or a folder of them");
        }
    }

    /** The class loader would pass over a broken archive without a word. */
    private void addArchive(Path file) {
        try (JarFile archive = new JarFile(file.toFile())) {
            archive.stream().findAny();
            entries.add(file);
        } catch (IOException e) {
            unreadable.add(new PluginFailure(
                    "archive",
                    "all providers",
                    file.getFileName().toString(),
                    "it can't be read as a .jar file: " + e.getMessage()));
        }
    }

    /** Everything found on the class path and in these places. */
    public Discovery discover() {
        return discover(PluginPath.class.getClassLoader());
    }

    /** Everything found by a class loader and in these places. */
    public Discovery discover(ClassLoader parent) {
        ClassLoader loader = loader(parent);
        return new Discovery(Plugins.discover(loader), List.copyOf(unreadable), loader);
    }

    /** Never closed: plugins load classes as long as the program runs. */
    private ClassLoader loader(ClassLoader parent) {
        return new URLClassLoader(
                "plugins", entries.stream().map(PluginPath::location).toArray(URL[]::new), parent);
    }

    private static URL location(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no address for " + path, e);
        }
    }
}

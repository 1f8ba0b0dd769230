package org.teasel.api.spi;

import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;

/** Names the module, archive or folder that something came from. */
final class Artifact {

    private Artifact() {}

    static String of(Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            return module.getDescriptor().toNameAndVersion();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? "class path" : lastName(source.getLocation().getPath());
    }

    /** The artifact that holds a services file: {@code .../name.jar!/META-INF/services/x} or a folder. */
    static String holding(URL servicesFile) {
        String path = servicesFile.getPath();
        int entry = path.indexOf("!/");
        return lastName(entry >= 0 ? path.substring(0, entry) : path.replaceAll("/META-INF/services/[^/]*$", ""));
    }

    /** The file's name, or a folder's last two: {@code target/classes} alone would name none. */
    private static String lastName(String location) {
        Path path = Path.of(location.replaceFirst("^file:", "").replace("%20", " "));
        int names = path.getNameCount();
        if (names == 0) {
            return location;
        }
        String last = path.getFileName().toString();
        return last.endsWith(".jar") || names < 3
                ? last
                : path.subpath(names - 3, names).toString();
    }
}

package org.teasel.api.spi;

import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Arrays;

/** Names the module, archive or folder that something came from. */
final class Artifact {

    private Artifact() {}

    static String of(Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            return module.getDescriptor().toNameAndVersion();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "class path" : lastName(location.getPath());
    }

    /** The artifact that holds a services file: {@code .../name.jar!/META-INF/services/x} or a folder. */
    static String holding(URL servicesFile) {
        String path = servicesFile.getPath();
        int entry = path.indexOf("!/");
        return lastName(entry >= 0 ? path.substring(0, entry) : path.replaceAll("/META-INF/services/[^/]*$", ""));
    }

    /** The file's name, or a folder's last three: {@code classes} alone would name none. */
    private static String lastName(String location) {
        String[] names = Arrays.stream(
                        decoded(location.replaceFirst("^file:", "")).split("[/\\\\]"))
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
        if (names.length == 0) {
            return location;
        }
        int last = names.length - 1;
        int first = names[last].endsWith(".jar") ? last : Math.max(0, last - 2);
        return String.join("/", Arrays.copyOfRange(names, first, names.length));
    }

    private static String decoded(String location) {
        try {
            return URLDecoder.decode(location.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A per cent sign of its own: the location was never encoded.
            return location;
        }
    }
}

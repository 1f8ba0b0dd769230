package org.teasel.cli.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.Plugin;

/**
 * What a user calls an encoder or a data set: {@code id} or {@code id:rest}.
 *
 * @param provider the provider that it names
 * @param rest what comes after the colon; empty if there is none
 */
public record Reference<T>(Plugin<T> provider, String rest) {

    /** The provider whose id comes before the first colon. */
    static <T> Optional<Reference<T>> find(Collection<Plugin<T>> providers, String text) {
        int colon = text.indexOf(':');
        String id = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return providers.stream()
                .filter(provider -> provider.id().equals(id))
                .map(provider -> new Reference<>(provider, rest))
                .findFirst();
    }

    static InvalidInputException unknown(String what, String text, Collection<? extends Plugin<?>> providers) {
        String ids = providers.stream().map(Plugin::id).sorted().collect(Collectors.joining(", "));
        if (isFile(text)) {
            return new InvalidInputException(
                    "none of the " + what + " providers opens the file " + text + "; there are " + ids);
        }
        return new InvalidInputException(
                "there is no " + what + " '" + text + "'; there are the providers " + (ids.isEmpty() ? "none" : ids));
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    String who(String door) {
        return door + " '" + provider.id() + "' of " + provider.artifact();
    }
}

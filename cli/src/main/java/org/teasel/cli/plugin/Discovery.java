package org.teasel.cli.plugin;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.api.spi.PluginFailure;
import org.teasel.api.spi.Plugins;

/**
 * The plugins that were found.
 *
 * @param plugins those that can be used, and those that can't
 * @param unreadable archives that could not be looked into
 * @param loader what loaded them
 */
public record Discovery(Plugins plugins, List<PluginFailure> unreadable, ClassLoader loader) {

    /** Whether a service came from the places that were looked in last, and not from what was there before. */
    public boolean brought(Object service) {
        return service.getClass().getClassLoader() == loader;
    }

    /** Everything that was announced and can't be used. */
    public List<PluginFailure> failures() {
        return Stream.concat(unreadable.stream(), plugins.failures().stream()).toList();
    }
}

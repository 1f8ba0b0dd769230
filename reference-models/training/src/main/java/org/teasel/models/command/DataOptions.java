package org.teasel.models.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.Plugins;
import picocli.CommandLine.Option;

/** What is learned from. */
final class DataOptions {

    @Option(
            names = "--dataset",
            paramLabel = "ID[:REST]",
            defaultValue = "sprites",
            description = "Default: ${DEFAULT-VALUE}.")
    private String dataset;

    @Option(
            names = "--dataset-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the data set, such as stride=1,1,2,2,2; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    DataReference reference() {
        return new DataReference(dataset, Collections.unmodifiableMap(new TreeMap<>(options)));
    }

    /**
     * A data set as it was asked for.
     *
     * @param text its provider's id, and what follows a colon
     * @param options its options by name
     */
    record DataReference(String text, Map<String, String> options) {

        /** Opens it. */
        Dataset open() {
            Plugins plugins = Plugins.discover(DataOptions.class.getClassLoader());
            int colon = text.indexOf(':');
            String id = colon < 0 ? text : text.substring(0, colon);
            return plugins.dataset(id)
                    .orElseThrow(() -> new InvalidInputException("there is no data set '" + id + "', expected one of "
                            + plugins.datasets().stream()
                                    .map(plugin -> plugin.service().id())
                                    .toList()))
                    .open(colon < 0 ? "" : text.substring(colon + 1), options);
        }
    }
}

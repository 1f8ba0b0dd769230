package org.teasel.cli.conform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.cli.source.Opening;
import org.teasel.cli.source.Reference;

/** Finds out by trying which of the standard options a data set takes to select rows. */
final class Selections {

    private static final String FEW = "12";

    private Selections() {}

    static Set<String> of(Reference<DatasetProvider> reference, Map<String, String> options) {
        Set<String> taken = new TreeSet<>();
        if (opens(reference, options, Map.of(DatasetProvider.SAMPLE, FEW))) {
            taken.add(DatasetProvider.SAMPLE);
        }
        if (opens(reference, options, Map.of(DatasetProvider.SAMPLE, FEW, DatasetProvider.SEED, "1"))) {
            taken.add(DatasetProvider.SEED);
        }
        if (opens(reference, options, Map.of(DatasetProvider.STRIDE, stride(reference, options)))) {
            taken.add(DatasetProvider.STRIDE);
        }
        return taken;
    }

    /** A step of one for each factor. */
    private static String stride(Reference<DatasetProvider> reference, Map<String, String> options) {
        try (Dataset dataset = Opening.openDataset(reference, options)) {
            return String.join(",", Collections.nCopies(dataset.factors().count(), "1"));
        } catch (RuntimeException | LinkageError e) {
            // For the rules to find.
            return "1";
        }
    }

    private static boolean opens(
            Reference<DatasetProvider> reference, Map<String, String> options, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putAll(more);
        try {
            Opening.openDataset(reference, all).close();
            return true;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}

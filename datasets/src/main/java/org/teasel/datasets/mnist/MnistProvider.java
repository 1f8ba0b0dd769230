package org.teasel.datasets.mnist;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;

/**
 * Opens the MNIST digits as {@code mnist:FOLDER}. Options beside the common ones: {@code split}, {@code train} (which it
 * is by default), {@code test} or {@code all}; and {@code side}, 28 (by default) or 32 pixels, by a black margin.
 */
public final class MnistProvider implements DatasetProvider {

    private static final String SPLIT = "split";

    /** For the service loader. */
    public MnistProvider() {}

    @Override
    public String id() {
        return "mnist";
    }

    @Override
    public String description() {
        return "the MNIST digits, from your own copy of the idx files: mnist:FOLDER";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no folder is named, expected mnist:FOLDER");
        }
        DatasetOptions read = DatasetOptions.of(options, SPLIT, DatasetOptions.SIDE);
        MnistFiles.Split split = MnistFiles.Split.valueOf(
                read.choice(SPLIT, "train", "test", "all").toUpperCase(Locale.ROOT));
        int side = read.side(28, 32);
        return read.weigh(MnistFiles.read(Path.of(reference), split, side, read.selection()));
    }
}

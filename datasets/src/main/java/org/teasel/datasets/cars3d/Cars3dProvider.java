package org.teasel.datasets.cars3d;

import java.nio.file.Path;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;

/**
 * Opens Cars3D as {@code cars3d:FOLDER}. Option beside the common ones: {@code side}, 64 (by default) or 128 pixels.
 */
public final class Cars3dProvider implements DatasetProvider {

    /** For the service loader. */
    public Cars3dProvider() {}

    @Override
    public String id() {
        return "cars3d";
    }

    @Override
    public String description() {
        return "Cars3D, cars from all sides, from your own copy of the .mat files: cars3d:FOLDER";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no folder is named, expected cars3d:FOLDER");
        }
        DatasetOptions read = DatasetOptions.of(options, DatasetOptions.SIDE);
        int side = read.side(64, 128);
        return read.weigh(Cars3dFiles.read(Path.of(reference), side, read.selection()));
    }
}

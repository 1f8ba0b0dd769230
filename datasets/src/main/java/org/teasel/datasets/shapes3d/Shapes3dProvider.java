package org.teasel.datasets.shapes3d;

import java.nio.file.Path;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;

/** Opens Shapes3D as {@code shapes3d:FILE.h5}. */
public final class Shapes3dProvider implements DatasetProvider {

    /** For the service loader. */
    public Shapes3dProvider() {}

    @Override
    public String id() {
        return "shapes3d";
    }

    @Override
    public String description() {
        return "Shapes3D, coloured shapes in a room, from your own copy: shapes3d:FILE.h5";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no file is named, expected shapes3d:FILE.h5");
        }
        DatasetOptions read = DatasetOptions.of(options);
        return read.weigh(Shapes3dFile.read(Path.of(reference), read.selection()));
    }
}

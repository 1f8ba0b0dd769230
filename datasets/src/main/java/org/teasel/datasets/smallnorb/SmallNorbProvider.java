package org.teasel.datasets.smallnorb;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;

/**
 * Opens SmallNORB as {@code smallnorb:FOLDER}. Options beside the common ones: {@code split}, {@code train} (by default),
 * {@code test} or {@code all}; {@code camera}, {@code left} (by default), {@code right} or {@code both}; and {@code side},
 * 64 (by default) or 96 pixels.
 */
public final class SmallNorbProvider implements DatasetProvider {

    private static final String SPLIT = "split";
    private static final String CAMERA = "camera";

    /** For the service loader. */
    public SmallNorbProvider() {}

    @Override
    public String id() {
        return "smallnorb";
    }

    @Override
    public String description() {
        return "SmallNORB, toys from all sides, from your own copy of the .mat files: smallnorb:FOLDER";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no folder is named, expected smallnorb:FOLDER");
        }
        DatasetOptions read = DatasetOptions.of(options, SPLIT, CAMERA, DatasetOptions.SIDE);
        SmallNorbFiles.Split split = SmallNorbFiles.Split.valueOf(
                read.choice(SPLIT, "train", "test", "all").toUpperCase(Locale.ROOT));
        SmallNorbFiles.Camera camera = SmallNorbFiles.Camera.valueOf(
                read.choice(CAMERA, "left", "right", "both").toUpperCase(Locale.ROOT));
        int side = read.side(64, 96);
        return read.weigh(SmallNorbFiles.read(Path.of(reference), split, camera, side, read.selection()));
    }
}

package org.teasel.datasets.dsprites;

import java.nio.file.Path;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;
import org.teasel.datasets.image.ShrunkDataset;

/** Opens the published dSprites archive as {@code dsprites:FILE}. */
public final class DspritesProvider implements DatasetProvider {

    /** For the service loader. */
    public DspritesProvider() {}

    @Override
    public String id() {
        return "dsprites";
    }

    @Override
    public String description() {
        return "the published dSprites archive, from your own copy: dsprites:FILE.npz";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (reference.isEmpty()) {
            throw new InvalidInputException("no archive is named, expected dsprites:FILE.npz");
        }
        DatasetOptions read = DatasetOptions.of(options, DatasetOptions.SIDE);
        int side = read.side(64, 32, 28);
        return read.weigh(ShrunkDataset.of(DspritesArchive.read(Path.of(reference), read.selection()), side));
    }
}

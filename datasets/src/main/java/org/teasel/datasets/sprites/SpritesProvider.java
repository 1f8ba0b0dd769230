package org.teasel.datasets.sprites;

import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.grid.DatasetOptions;
import org.teasel.datasets.image.ShrunkDataset;

/** Opens the drawn dSprites images as {@code sprites}. */
public final class SpritesProvider implements DatasetProvider {

    /** For the service loader. */
    public SpritesProvider() {}

    @Override
    public String id() {
        return "sprites";
    }

    @Override
    public String description() {
        return "the 737,280 dSprites images, drawn on demand: 5 factors, 64 x 64 pixels";
    }

    @Override
    public Dataset open(String reference, Map<String, String> options) {
        if (!reference.isEmpty()) {
            throw new InvalidInputException(
                    "sprites are drawn, not read: 'sprites:" + reference + "', expected 'sprites'");
        }
        DatasetOptions read = DatasetOptions.of(options, DatasetOptions.SIDE);
        int side = read.side(64, 32, 28);
        return read.weigh(ShrunkDataset.of(Sprites.of(read.selection()), side));
    }
}

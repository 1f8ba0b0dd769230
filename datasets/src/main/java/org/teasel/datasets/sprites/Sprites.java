package org.teasel.datasets.sprites;

import java.util.List;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.datasets.bitmap.BitmapDataset;
import org.teasel.datasets.grid.FactorGrid;
import org.teasel.datasets.grid.Selection;

/** The dSprites images as a data set, drawn on demand. */
public final class Sprites {

    /**
     * The factors in the order of the data set: shape (3), scale (6), orientation (40, of which the first and the last
     * are the same angle), posX (32) and posY (32); 737,280 combinations, posY the fastest.
     */
    public static final FactorGrid GRID = new FactorGrid(List.of(
            new Factor("shape", Factor.Type.CATEGORICAL, List.of("square", "ellipse", "heart")),
            new Factor("scale", Factor.Type.ORDINAL, List.of("0.5", "0.6", "0.7", "0.8", "0.9", "1.0")),
            Factor.ordinal("orientation", 40),
            Factor.ordinal("posX", 32),
            Factor.ordinal("posY", 32)));

    private Sprites() {}

    /**
     * The images of the chosen rows of the {@linkplain #GRID grid}.
     *
     * @throws InvalidInputException if the selection does not suit the grid
     */
    public static Dataset of(Selection selection) {
        SpriteRenderer renderer = new SpriteRenderer();
        int[] rows = selection.from(GRID);
        return new BitmapDataset(selection.label("sprites"), GRID.table(rows), row -> renderer.draw(rows[row]));
    }
}

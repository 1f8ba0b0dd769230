package org.teasel.datasets.sprites;

import java.util.Objects;
import org.teasel.datasets.bitmap.Bitmap;

/**
 * Draws the dSprites image of any combination of factors. Outlines are made once, for each shape, scale and
 * orientation; an image then takes some microseconds. Safe for use by many threads.
 */
public final class SpriteRenderer {

    private static final int SHAPES = 3;
    private static final int SCALES = 6;
    private static final int ORIENTATIONS = 40;
    private static final int POSITIONS = 32;

    private final Outline[] outlines = new Outline[SHAPES * SCALES * ORIENTATIONS];

    /** A renderer with all outlines made. */
    public SpriteRenderer() {
        Outline[] shapes = {Outline.square(), Outline.ellipse(), Outline.heart()};
        for (int n = 0; n < outlines.length; n++) {
            int scale = n / ORIENTATIONS % SCALES;
            int orientation = n % ORIENTATIONS;
            outlines[n] = shapes[n / (SCALES * ORIENTATIONS)].placed(
                    0.5 + 0.1 * scale, 2 * Math.PI * orientation / (ORIENTATIONS - 1));
        }
    }

    /**
     * The image at a row of the {@linkplain Sprites#GRID grid}.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Bitmap draw(int row) {
        Objects.checkIndex(row, Sprites.GRID.rows());
        int posX = row / POSITIONS % POSITIONS;
        int posY = row % POSITIONS;
        return outlines[row / (POSITIONS * POSITIONS)].fill(centre(posX), centre(posY));
    }

    private static double centre(int position) {
        return 16 + 32.0 * position / (POSITIONS - 1);
    }
}

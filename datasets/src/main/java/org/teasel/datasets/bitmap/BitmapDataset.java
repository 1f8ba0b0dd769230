package org.teasel.datasets.bitmap;

import java.util.Objects;
import java.util.function.IntFunction;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;

/**
 * A data set of bitmaps. An observation has the shape [1, 64, 64]: one channel of 64 rows and columns, 0 for black and
 * 1 for white.
 *
 * @param name name for reports
 * @param factors the factors of all images
 * @param images the image of a row; called from any thread
 */
public record BitmapDataset(String name, Factors factors, IntFunction<Bitmap> images) implements Dataset {

    private static final int PIXELS = Bitmap.SIDE * Bitmap.SIDE;

    @Override
    public int[] shape() {
        return new int[] {1, Bitmap.SIDE, Bitmap.SIDE};
    }

    @Override
    public Observations observations(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        float[] values = new float[Math.multiplyExact(to - from, PIXELS)];
        for (int row = from; row < to; row++) {
            images.apply(row).paint(values, (row - from) * PIXELS);
        }
        return Observations.of(shape(), values);
    }
}

package org.teasel.datasets.image;

import java.util.Arrays;
import java.util.Objects;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;

/**
 * A data set of images of one byte a number. An observation has the shape [channels, rows, columns], and its numbers are
 * from 0 to 1: bytes divided by 255.
 */
public final class ImageDataset implements Dataset {

    private static final float MOST = 255;

    /** The order of the bytes of an image in a store. */
    public enum Layout {
        /** [channels, rows, columns]. */
        CHANNELS_FIRST,
        /** [rows, columns, channels]. */
        CHANNELS_LAST
    }

    private final String name;
    private final Factors factors;
    private final int[] shape;
    private final ImageStore images;
    private final int[] rows;
    private final Layout layout;

    /**
     * A data set.
     *
     * @param shape [channels, rows, columns] of an image
     * @param images the images
     * @param rows which image of the store belongs to each row of factors
     * @param layout the order of the bytes
     */
    public ImageDataset(String name, Factors factors, int[] shape, ImageStore images, int[] rows, Layout layout) {
        this.name = name;
        this.factors = factors;
        this.shape = shape.clone();
        this.images = images;
        this.rows = rows.clone();
        this.layout = layout;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public Factors factors() {
        return factors;
    }

    @Override
    public Observations observations(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return read(Arrays.copyOfRange(rows, from, to));
    }

    @Override
    public Observations observations(int[] chosen) {
        return read(Arrays.stream(chosen).map(row -> rows[row]).toArray());
    }

    private Observations read(int[] chosen) {
        byte[] image = new byte[images.bytesEach()];
        float[] values = new float[Math.multiplyExact(chosen.length, image.length)];
        int pixels = shape[1] * shape[2];
        int channelStep = layout == Layout.CHANNELS_LAST ? 1 : pixels;
        int pixelStep = layout == Layout.CHANNELS_LAST ? shape[0] : 1;
        int at = 0;
        for (int number : chosen) {
            images.read(number, image);
            for (int channel = 0; channel < shape[0]; channel++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    values[at++] = Byte.toUnsignedInt(image[channel * channelStep + pixel * pixelStep]) / MOST;
                }
            }
        }
        return Observations.of(shape, values);
    }
}

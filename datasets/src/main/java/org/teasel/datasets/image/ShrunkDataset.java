package org.teasel.datasets.image;

import java.util.Optional;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;

/** A data set of square images made smaller by the mean over the area of a pixel. */
public final class ShrunkDataset implements Dataset {

    private final Dataset images;
    private final int channels;
    private final int from;
    private final int side;
    private final AreaAverage shrinking;

    private ShrunkDataset(Dataset images, int side) {
        this.images = images;
        this.channels = images.shape()[0];
        this.from = images.shape()[1];
        this.side = side;
        this.shrinking = new AreaAverage(from, side);
    }

    /**
     * The images with so many rows and columns.
     *
     * @param images images [channels, rows, columns] with as many rows as columns
     * @param side no more than they have
     */
    public static Dataset of(Dataset images, int side) {
        return images.shape()[1] == side ? images : new ShrunkDataset(images, side);
    }

    @Override
    public String name() {
        return images.name() + ", " + side + " x " + side;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int[] shape() {
        return new int[] {channels, side, side};
    }

    @Override
    public Factors factors() {
        return images.factors();
    }

    @Override
    public Observations observations(int first, int last) {
        return shrink(images.observations(first, last), last - first);
    }

    @Override
    public Observations observations(int[] rows) {
        return shrink(images.observations(rows), rows.length);
    }

    private Observations shrink(Observations large, int count) {
        float[] values = new float[Math.multiplyExact(count * channels, side * side)];
        for (int channel = 0; channel < count * channels; channel++) {
            shrinking.shrink(large.values(), channel * from * from, values, channel * side * side);
        }
        return Observations.of(shape(), values);
    }

    @Override
    public Optional<double[]> weights() {
        return images.weights();
    }

    @Override
    public void close() {
        images.close();
    }
}

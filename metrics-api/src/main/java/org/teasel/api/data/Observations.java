package org.teasel.api.data;

import java.util.Arrays;
import org.teasel.api.InvalidInputException;

/** A batch of observations x^(n) as a tensor of single precision, such as images [batch, channels, rows, columns]. */
public final class Observations {

    private final int size;
    private final int[] shape;
    private final float[] values;

    private Observations(int size, int[] shape, float[] values) {
        this.size = size;
        this.shape = shape;
        this.values = values;
    }

    /**
     * A batch over an array that is handed over, not copied: the caller must not change it afterwards.
     *
     * @param shape shape of one observation
     * @param values row-major [batch, shape...]
     */
    public static Observations of(int[] shape, float[] values) {
        int width = 1;
        for (int extent : shape) {
            if (extent < 1) {
                throw new InvalidInputException(
                        "observations have the shape " + Arrays.toString(shape) + ", expected positive extents");
            }
            width = Math.multiplyExact(width, extent);
        }
        if (values.length % width != 0) {
            throw new InvalidInputException("observations have " + values.length + " numbers, expected a multiple of "
                    + width + " for the shape " + Arrays.toString(shape));
        }
        return new Observations(values.length / width, shape.clone(), values);
    }

    /** Number of observations in the batch. */
    public int size() {
        return size;
    }

    /** Shape of one observation, as a new array. */
    public int[] shape() {
        return shape.clone();
    }

    /** Numbers in one observation. */
    public int width() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** All numbers, row-major [batch, shape...]: the batch's own array, only to be read. */
    public float[] values() {
        return values;
    }
}

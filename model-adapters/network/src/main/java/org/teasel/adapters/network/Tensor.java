package org.teasel.adapters.network;

import java.util.Arrays;
import org.teasel.api.InvalidInputException;

/**
 * Numbers that a network gave.
 *
 * @param shape their shape, all of it fixed
 * @param values the numbers, row-major, handed over and not copied
 * @param whole whether the network holds them in a type of whole numbers
 */
public record Tensor(TensorShape shape, double[] values, boolean whole) {

    /** Refuses as many numbers as the shape doesn't hold. */
    public Tensor {
        if (shape.elements() != values.length) {
            throw new InvalidInputException("a tensor of the shape " + shape + " has " + values.length
                    + " numbers, expected " + shape.elements());
        }
    }

    /** Numbers of double precision. */
    public static Tensor of(TensorShape shape, double[] values) {
        return new Tensor(shape, values, false);
    }

    /** Numbers of single precision, widened. */
    public static Tensor of(TensorShape shape, float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, k -> values[k]);
        return new Tensor(shape, wide, false);
    }

    /** Whole numbers, widened. */
    public static Tensor of(TensorShape shape, int[] values) {
        return new Tensor(shape, Arrays.stream(values).asDoubleStream().toArray(), true);
    }

    /** Whole numbers, which a double holds exactly up to 2^53. */
    public static Tensor of(TensorShape shape, long[] values) {
        return new Tensor(shape, Arrays.stream(values).asDoubleStream().toArray(), true);
    }
}

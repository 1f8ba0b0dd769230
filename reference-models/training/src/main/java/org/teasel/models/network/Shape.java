package org.teasel.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;

/**
 * The extents of a tensor.
 *
 * @param extents extents, all positive, the slowest first
 */
public record Shape(List<Integer> extents) {

    public Shape {
        extents = List.copyOf(extents);
        long elements = 1;
        for (int extent : extents) {
            if (extent < 1) {
                throw new InvalidInputException("a shape is " + extents + ", expected positive extents");
            }
            elements *= extent;
            if (elements > Integer.MAX_VALUE) {
                throw new InvalidInputException("a shape is " + extents + ", expected one that an array can hold");
            }
        }
    }

    /** The shape of these extents. */
    public static Shape of(int... extents) {
        return new Shape(Arrays.stream(extents).boxed().toList());
    }

    /** Number of extents. */
    public int rank() {
        return extents.size();
    }

    /** The extent along an axis. */
    public int extent(int axis) {
        return extents.get(axis);
    }

    /** Numbers in a tensor of this shape. */
    public int elements() {
        return extents.stream().reduce(1, (a, b) -> a * b);
    }

    /** The extents as a new array. */
    public int[] toArray() {
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}

package org.teasel.adapters.arrays;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sizes of an array's axes, the slowest first.
 *
 * @param sizes one size an axis, none negative
 * @param length product of the sizes: 1 for no axes
 */
record Shape(List<Integer> sizes, long length) {

    /** A shape of the given sizes; {@link ArithmeticException} if the product overflows. */
    static Shape of(int... sizes) {
        return of(Arrays.stream(sizes).boxed().toList());
    }

    static Shape of(List<Integer> sizes) {
        long length = 1;
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("an axis has size " + size + ", expected at least 0");
            }
            length = Math.multiplyExact(length, (long) size);
        }
        return new Shape(List.copyOf(sizes), length);
    }

    int rank() {
        return sizes.size();
    }

    int size(int axis) {
        return sizes.get(axis);
    }

    /** This shape with another number of rows. */
    Shape withRows(int rows) {
        int[] other = toArray();
        other[0] = rows;
        return of(other);
    }

    /** The index of an element, from its position in row-major order, as NumPy writes it: {@code [3, 0]}. */
    String indexOf(long position) {
        int[] index = new int[rank()];
        long rest = position;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            index[axis] = (int) (rest % size(axis));
            rest /= size(axis);
        }
        return Arrays.toString(index);
    }

    int[] toArray() {
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The shape as a Python tuple: {@code (3,)}, {@code (3, 4)}. */
    String toPython() {
        String inner = sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return rank() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}

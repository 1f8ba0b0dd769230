package org.teasel.adapters.nd4j;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.api.InvalidInputException;

/**
 * The numbers of an array [rows, columns] where they are, in any layout.
 *
 * @param name what messages call it
 * @param numbers the buffer that the array looks at
 * @param rows number of rows
 * @param columns number of columns
 * @param down how far a row is from the next in the buffer
 * @param across how far a column is from the next
 */
record Table(String name, DataBuffer numbers, int rows, int columns, long down, long across) {

    static Table of(String name, INDArray array) {
        if (array.rank() != 2
                || array.isEmpty()
                || array.size(0) > Integer.MAX_VALUE
                || array.size(1) > Integer.MAX_VALUE) {
            throw new InvalidInputException(name + " has the shape " + Arrays.toString(array.shape())
                    + ", expected [N, L], N observations of L" + " latents, at least one of each");
        }
        if (!array.dataType().isFPType()) {
            throw new InvalidInputException(name + " has numbers of type " + array.dataType() + ", expected floats");
        }
        if (array.isAttached()) {
            throw new InvalidInputException(name
                    + " lives in a workspace, whose memory is used again; expected an array of its own, such as detach()"
                    + " makes of it");
        }
        return new Table(
                name, array.data(), (int) array.size(0), (int) array.size(1), array.stride(0), array.stride(1));
    }

    double value(int row, int column) {
        return numbers.getDouble(row * down + column * across);
    }

    /** Refuses a number that is not as expected, by its row and column. */
    void requireEach(DoublePredicate accepted, String expected) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = value(row, column);
                if (!accepted.test(value)) {
                    throw new InvalidInputException(
                            name + ", row " + row + ", column " + column + ": " + value + ", expected " + expected);
                }
            }
        }
    }
}

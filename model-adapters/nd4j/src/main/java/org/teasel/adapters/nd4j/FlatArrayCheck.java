package org.teasel.adapters.nd4j;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nd4j.autodiff.samediff.serde.FlatBuffersMapper;
import org.nd4j.graph.FlatArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;
import org.teasel.api.InvalidInputException;

/**
 * Finds out whether a stored array is what it says: ND4J hands shape and strides to native code as they are, which then
 * writes wherever they point.
 */
final class FlatArrayCheck {

    private static final int MOST_EXTENTS = 32;

    private FlatArrayCheck() {}

    /**
     * Refuses an array whose shape, strides, type and bytes don't go together, and sets the strides of extents of 1,
     * which mean nothing, to the usual ones.
     *
     * @param array null for none
     * @param where what messages call it
     */
    static void require(FlatArray array, String where) {
        if (array == null) {
            return;
        }
        // Rank, extents, strides; then flags, a stride that is not read, and the order as a letter.
        long rank = array.shapeLength() == 0 ? -1 : array.shape(0);
        if (rank < 0 || rank > MOST_EXTENTS || array.shapeLength() != 2 * rank + 4) {
            throw damaged(where, "its shape has " + array.shapeLength() + " numbers for a rank of " + rank);
        }
        int extents = (int) rank;
        long[] shape = new long[extents];
        Arrays.setAll(shape, axis -> array.shape(1 + axis));
        long count = count(shape, where);
        long order = array.shape(2 * extents + 3);
        if (order != 'c' && order != 'f') {
            throw damaged(where, "its order is " + order + ", expected 99 for c or 102 for f");
        }
        requireStrides(array, shape, order == 'c', where);
        DataType type = type(array.dtype(), where);
        boolean empty = ArrayOptionsHelper.hasBitSet(array.shape(2 * extents + 1), ArrayOptionsHelper.ATYPE_EMPTY_BIT);
        if (empty ? count > 0 && extents > 0 : count == 0) {
            throw damaged(
                    where, "its flags and its shape " + Arrays.toString(shape) + " disagree on whether it is empty");
        }
        long bytes = empty ? 0 : count * type.width();
        if (array.bufferLength() != bytes) {
            throw damaged(
                    where,
                    "it has " + array.bufferLength() + " bytes, expected " + bytes + " for " + type + " "
                            + Arrays.toString(shape));
        }
    }

    private static long count(long[] shape, String where) {
        long count = 1;
        for (long extent : shape) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                throw damaged(where, "its shape is " + Arrays.toString(shape));
            }
            count *= extent;
            if (count > Integer.MAX_VALUE) {
                throw damaged(where, "its shape is " + Arrays.toString(shape));
            }
        }
        return count;
    }

    private static void requireStrides(FlatArray array, long[] shape, boolean rowMajor, String where) {
        ByteBuffer numbers = array.shapeAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long usual = 1;
        for (int k = 0; k < shape.length; k++) {
            int axis = rowMajor ? shape.length - 1 - k : k;
            int place = 1 + shape.length + axis;
            if (shape[axis] == 1) {
                numbers.putLong(numbers.position() + place * Long.BYTES, usual);
            } else if (array.shape(place) != usual) {
                throw damaged(where, "its stride " + axis + " is " + array.shape(place) + ", expected " + usual);
            }
            usual *= shape[axis];
        }
    }

    private static DataType type(byte code, String where) {
        DataType type;
        try {
            type = FlatBuffersMapper.getDataTypeFromByte(code);
        } catch (RuntimeException e) {
            throw damaged(where, "its type has the unknown number " + code);
        }
        if (type == DataType.UTF8) {
            throw new InvalidInputException(where + " holds texts, expected numbers");
        }
        return type;
    }

    private static InvalidInputException damaged(String where, String what) {
        return new InvalidInputException(where + " is damaged: " + what);
    }
}

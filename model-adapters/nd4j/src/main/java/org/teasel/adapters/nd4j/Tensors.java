package org.teasel.adapters.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** Between what a network's runs take and give, and ND4J's arrays. */
final class Tensors {

    private Tensors() {}

    /** A new array of what a run reads. */
    static INDArray of(Feed feed, DataType type) {
        INDArray array =
                Nd4j.createFromArray(feed.values()).reshape('c', feed.shape().extents());
        if (type == DataType.FLOAT) {
            return array;
        }
        INDArray cast = array.castTo(type);
        release(array);
        return cast;
    }

    /** The numbers of an output, copied. */
    static Tensor read(String output, INDArray array) {
        TensorShape shape = TensorShape.of(array.shape());
        INDArray rows = array.dup('c');
        try {
            return switch (array.dataType()) {
                case DOUBLE -> Tensor.of(shape, rows.data().asDouble());
                case FLOAT, HALF, BFLOAT16 -> Tensor.of(shape, rows.data().asFloat());
                case BYTE, UBYTE, SHORT, UINT16, INT, UINT32, LONG ->
                    Tensor.of(shape, rows.data().asLong());
                default ->
                    throw new InvalidInputException("output '" + output + "' has numbers of type " + array.dataType()
                            + ", expected floats or whole numbers");
            };
        } finally {
            release(rows);
        }
    }

    /** Frees an array's memory at once; left to the garbage collector, that of many runs would add up. */
    static void release(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }
}

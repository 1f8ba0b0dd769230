package org.teasel.adapters.nd4j;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.api.InvalidInputException;

/**
 * Reads a network's weights as {@code Nd4j.write} lays them out: two buffers, of the shape and of the numbers, each with
 * the name of how it was held in memory, its length, and the name of its type.
 */
final class Dl4jWeights {

    /** Ways to hold a buffer in memory before ND4J 1.0, written with a length of 32 bits. */
    private static final Set<String> SHORT = Set.of("DIRECT", "HEAP", "JAVACPP");

    private static final Set<String> LONG = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");

    /** Rank, 32 extents and strides, and three more. */
    private static final int MOST_SHAPE = 68;

    private record Header(long length, String type) {}

    private Dl4jWeights() {}

    /**
     * The weights as a row.
     *
     * @param size bytes that there are
     * @param count how many weights the configuration has a place for
     */
    static INDArray read(DataInputStream in, long size, long count) throws IOException {
        try {
            Header shape = header(in);
            if (shape.length < 0
                    || shape.length > MOST_SHAPE
                    || !Set.of("INT", "LONG").contains(shape.type)) {
                throw damaged("its shape is " + shape.length + " numbers of type " + shape.type);
            }
            in.skipNBytes(shape.length * (shape.type.equals("INT") ? Integer.BYTES : Long.BYTES));
            Header numbers = header(in);
            if (numbers.length != count) {
                throw new InvalidInputException("there are " + numbers.length + " weights, expected " + count
                        + " for the network in the configuration");
            }
            if (count < 1 || count > Integer.MAX_VALUE - 8) {
                throw new InvalidInputException("there are " + count + " weights, expected at least one, and at most "
                        + (Integer.MAX_VALUE - 8));
            }
            if (count > size) {
                throw new InvalidInputException("the weights are truncated: " + count + " in " + size + " bytes");
            }
            INDArray weights = numbers(in, numbers);
            if (in.read() >= 0) {
                throw damaged("there is more after the weights");
            }
            return weights;
        } catch (EOFException e) {
            throw new InvalidInputException("the weights are truncated", e);
        } catch (UTFDataFormatException e) {
            throw damaged("it does not begin with a type");
        }
    }

    private static Header header(DataInputStream in) throws IOException {
        String mode = in.readUTF();
        if (!SHORT.contains(mode) && !LONG.contains(mode)) {
            throw damaged("it begins with '" + mode + "'");
        }
        long length = SHORT.contains(mode) ? in.readInt() : in.readLong();
        return new Header(length, in.readUTF());
    }

    private static INDArray numbers(DataInputStream in, Header header) throws IOException {
        int count = Math.toIntExact(header.length);
        String what = "hold " + count + " weights";
        switch (header.type) {
            case "FLOAT" -> {
                float[] values = Backend.trying(what, () -> new float[count]);
                for (int k = 0; k < count; k++) {
                    values[k] = in.readFloat();
                }
                return Backend.trying(what, () -> Nd4j.createFromArray(values).reshape(1, count));
            }
            case "DOUBLE" -> {
                double[] values = Backend.trying(what, () -> new double[count]);
                for (int k = 0; k < count; k++) {
                    values[k] = in.readDouble();
                }
                return Backend.trying(what, () -> Nd4j.createFromArray(values).reshape(1, count));
            }
            default ->
                throw new InvalidInputException(
                        "weights have the type '" + header.type + "', expected FLOAT or DOUBLE");
        }
    }

    private static InvalidInputException damaged(String what) {
        return new InvalidInputException("the weights are damaged: " + what);
    }
}

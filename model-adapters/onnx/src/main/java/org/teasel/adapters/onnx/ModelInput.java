package org.teasel.adapters.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import org.teasel.api.InvalidInputException;

/**
 * The input that observations go to: [batch, shape of an observation].
 *
 * @param name its name
 * @param shape its shape, with the batch first
 * @param type type of its numbers
 */
record ModelInput(String name, long[] shape, OnnxJavaType type) {

    static ModelInput of(String name, TensorInfo info) {
        if (info.type != OnnxJavaType.FLOAT && info.type != OnnxJavaType.DOUBLE) {
            throw new InvalidInputException(
                    "input '" + name + "' takes " + info.type + ", expected FLOAT or DOUBLE for observations");
        }
        if (info.getShape().length == 0) {
            throw new InvalidInputException("input '" + name + "' takes a single number, expected a batch");
        }
        long batch = info.getShape()[0];
        if (batch != Shapes.OPEN && (batch < 1 || batch > Integer.MAX_VALUE)) {
            throw new InvalidInputException("input '" + name + "' takes a batch of " + batch
                    + " observations, expected an open one or 1 to " + Integer.MAX_VALUE);
        }
        return new ModelInput(name, info.getShape(), info.type);
    }

    /** The only number of observations that a run takes, if the model fixes one. */
    OptionalInt fixedBatch() {
        return shape[0] == Shapes.OPEN ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(shape[0]));
    }

    /**
     * The shape in which the input takes one observation. Extents of 1 may come and go, and a model of vectors takes
     * any observation of as many numbers: neither changes the order of the numbers.
     */
    long[] fit(int[] observation) {
        long[] wanted = Arrays.copyOfRange(shape, 1, shape.length);
        long[] given = Arrays.stream(observation).asLongStream().toArray();
        if (Shapes.fits(wanted, given)) {
            return given;
        }
        if (Arrays.stream(wanted).noneMatch(extent -> extent == Shapes.OPEN)) {
            boolean vector = wanted.length == 1 && wanted[0] == width(given);
            if (vector || Arrays.equals(Shapes.squeezed(wanted), Shapes.squeezed(given))) {
                return wanted;
            }
        }
        throw new InvalidInputException("input '" + name + "' of the model has the shape " + Shapes.tell(shape)
                + " and the observations have " + Shapes.tell(given) + " each, expected a batch of such");
    }

    private static long width(long[] given) {
        return Arrays.stream(given).reduce(1, (a, b) -> a * b);
    }

    /** A tensor of a run of observations, which the caller closes. */
    OnnxTensor tensor(OrtEnvironment environment, float[] values, int rows, long[] observation) throws OrtException {
        long[] run = new long[observation.length + 1];
        run[0] = rows;
        System.arraycopy(observation, 0, run, 1, observation.length);
        if (type == OnnxJavaType.FLOAT) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), run);
        }
        double[] wide = new double[values.length];
        Arrays.setAll(wide, k -> values[k]);
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(wide), run);
    }
}

package org.teasel.adapters.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.teasel.api.InvalidInputException;

/**
 * What a run of a model gave.
 *
 * @param result the outputs, open
 * @param first row of the run's first observation in its batch
 * @param rows observations in the run
 * @param padded rows that the model was given, at least {@code rows}
 */
record ModelOutputs(OrtSession.Result result, int first, int rows, int padded) {

    /** The numbers of some columns as a new row-major array [rows, columns]; one that is not finite is refused. */
    double[] finite(OutputColumns columns) {
        OnnxValue value = result.get(columns.output()).orElseThrow();
        if (!(value instanceof OnnxTensor tensor)) {
            throw new InvalidInputException("output '" + columns.output() + "' is no tensor, expected [batch, L]");
        }
        int width = width(columns.output(), tensor.getInfo());
        double[] picked = columns.pick(read(columns.output(), tensor, rows * width), rows, width);
        int latents = picked.length / rows;
        for (int k = 0; k < picked.length; k++) {
            if (!Double.isFinite(picked[k])) {
                throw new InvalidInputException("output '" + columns.output() + "', row " + (first + k / latents)
                        + " of the batch, latent " + k % latents + ": " + picked[k] + ", expected a finite number");
            }
        }
        return picked;
    }

    /** Numbers an observation in an output [rows, L], where further extents of 1 don't matter. */
    private int width(String output, TensorInfo info) {
        long[] shape = info.getShape();
        long[] rest = shape.length == 0 ? shape : Shapes.squeezed(Arrays.copyOfRange(shape, 1, shape.length));
        if (shape.length < 2 || shape[0] != padded || rest.length > 1 || info.getNumElements() == 0) {
            throw new InvalidInputException("output '" + output + "' has the shape " + Shapes.tell(shape) + " for "
                    + padded + " observations, expected [" + padded + ", L]");
        }
        return rest.length == 0 ? 1 : Math.toIntExact(rest[0]);
    }

    private static double[] read(String output, OnnxTensor tensor, int count) {
        double[] values = new double[count];
        DoubleBuffer doubles = tensor.getDoubleBuffer();
        if (doubles != null) {
            doubles.get(values);
            return values;
        }
        // Half precision comes widened.
        FloatBuffer floats = tensor.getFloatBuffer();
        if (floats == null) {
            throw new InvalidInputException(
                    "output '" + output + "' has numbers of type " + tensor.getInfo().type + ", expected floats");
        }
        Arrays.setAll(values, k -> floats.get(k));
        return values;
    }
}

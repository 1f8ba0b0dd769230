package org.teasel.models.onnx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.adapters.onnx.OnnxNetwork;
import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Shape;

/**
 * What ONNX Runtime makes of a file against what it should: for a batch, and for a row alone.
 *
 * @param input name of the input
 * @param shape shape of a row of it
 * @param inputs rows to compare on, row-major
 * @param expected what each output should be, [rows, width] row-major, by name
 */
record Comparison(String input, Shape shape, float[] inputs, Map<String, double[]> expected) {

    /** The tolerance: absolute up to 1, relative beyond. */
    static final double TOLERANCE = 1e-5;

    static final int ROWS = 6;

    /** Rows of images: a black one, a white one, and noise. */
    static float[] images(Shape shape) {
        float[] inputs = new float[ROWS * shape.elements()];
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < inputs.length; k++) {
            int row = k / shape.elements();
            inputs[k] = row == 0 ? 0 : row == 1 ? 1 : (float) random.nextDouble();
        }
        return inputs;
    }

    /** Rows of latents: the mean of the prior, and what it draws. */
    static float[] latents(Shape shape) {
        float[] inputs = new float[ROWS * shape.elements()];
        SplittableRandom random = new SplittableRandom(1);
        for (int k = shape.elements(); k < inputs.length; k++) {
            inputs[k] = (float) random.nextGaussian();
        }
        return inputs;
    }

    /**
     * The largest difference.
     *
     * @throws InvalidInputException if it is beyond the tolerance or a number is not finite
     */
    double largestDifference(Path file) {
        double largest = 0;
        try (OnnxNetwork network =
                OnnxNetwork.open(file, Device.CPU, Runtime.getRuntime().availableProcessors())) {
            largest = Math.max(largest, largest(network, 0, ROWS));
            largest = Math.max(largest, largest(network, ROWS - 1, ROWS));
        }
        return largest;
    }

    private double largest(OnnxNetwork network, int from, int to) {
        long[] extents = LongStream.concat(
                        LongStream.of(to - from), shape.extents().stream().mapToLong(Integer::longValue))
                .toArray();
        float[] rows = Arrays.copyOfRange(inputs, from * shape.elements(), to * shape.elements());
        Map<String, Tensor> outputs = network.run(new Feed(input, TensorShape.of(extents), rows), expected.keySet());
        double largest = 0;
        for (Map.Entry<String, double[]> output : expected.entrySet()) {
            int width = output.getValue().length / ROWS;
            double[] wanted = Arrays.copyOfRange(output.getValue(), from * width, to * width);
            double[] given = outputs.get(output.getKey()).values();
            if (given.length != wanted.length) {
                throw new InvalidInputException("output '" + output.getKey() + "' of the file has " + given.length
                        + " numbers for " + (to - from) + " rows, expected " + wanted.length);
            }
            for (int k = 0; k < wanted.length; k++) {
                double difference = Math.abs(given[k] - wanted[k]) / Math.max(1, Math.abs(wanted[k]));
                if (!(difference <= TOLERANCE)) {
                    throw new InvalidInputException("output '" + output.getKey() + "', row " + (from + k / width)
                            + ", number " + k % width + ": the file gives " + given[k] + ", expected " + wanted[k]
                            + " to within " + TOLERANCE + " as the network gives");
                }
                largest = Math.max(largest, difference);
            }
        }
        return largest;
    }
}

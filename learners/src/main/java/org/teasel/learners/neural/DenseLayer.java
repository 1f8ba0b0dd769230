package org.teasel.learners.neural;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * A fully connected layer. Batches lie flat, row after row. Inner loops run along contiguous outputs or inputs, adding
 * multiples of one array to another: the form that the compiler turns into vector instructions.
 */
final class DenseLayer {

    private final int inputs;
    private final int outputs;
    private final double[] weights;
    private final double[] transposed;
    private final double[] biases;
    private final double[] weightGradient;
    private final double[] biasGradient;
    private final Adam weightSteps;
    private final Adam biasSteps;

    /** Draws weights of the variance that keeps signals alive through leaky rectifiers (He et al., 2015). */
    DenseLayer(int inputs, int outputs, SplittableRandom random) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = new double[inputs * outputs];
        this.transposed = new double[inputs * outputs];
        this.biases = new double[outputs];
        this.weightGradient = new double[weights.length];
        this.biasGradient = new double[outputs];
        this.weightSteps = new Adam(weights.length);
        this.biasSteps = new Adam(outputs);
        double halfWidth = Math.sqrt(6.0 / inputs);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = halfWidth * (2 * random.nextDouble() - 1);
        }
    }

    int outputs() {
        return outputs;
    }

    void forward(double[] in, int rows, double[] out) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(biases, 0, out, row * outputs, outputs);
            for (int input = 0; input < inputs; input++) {
                addMultiple(in[row * inputs + input], weights, input * outputs, out, row * outputs, outputs);
            }
        }
    }

    /**
     * Adds to the gradients of the parameters.
     *
     * @param in what {@link #forward} was given
     * @param outGradient gradient by what it gave
     * @param inGradient set to the gradient by what it was given
     */
    void backward(double[] in, int rows, double[] outGradient, double[] inGradient) {
        for (int input = 0; input < inputs; input++) {
            for (int output = 0; output < outputs; output++) {
                transposed[output * inputs + input] = weights[input * outputs + output];
            }
        }
        Arrays.fill(inGradient, 0, rows * inputs, 0);
        for (int row = 0; row < rows; row++) {
            addMultiple(1, outGradient, row * outputs, biasGradient, 0, outputs);
            for (int input = 0; input < inputs; input++) {
                addMultiple(
                        in[row * inputs + input], outGradient, row * outputs, weightGradient, input * outputs, outputs);
            }
            for (int output = 0; output < outputs; output++) {
                addMultiple(
                        outGradient[row * outputs + output],
                        transposed,
                        output * inputs,
                        inGradient,
                        row * inputs,
                        inputs);
            }
        }
    }

    /** Moves the parameters against their gradients, and clears these. */
    void step(double rate) {
        weightSteps.step(weights, weightGradient, rate);
        biasSteps.step(biases, biasGradient, rate);
    }

    boolean isFinite() {
        return DoubleStream.concat(Arrays.stream(weights), Arrays.stream(biases))
                .allMatch(Double::isFinite);
    }

    private static void addMultiple(double factor, double[] from, int fromStart, double[] to, int toStart, int length) {
        for (int i = 0; i < length; i++) {
            to[toStart + i] += factor * from[fromStart + i];
        }
    }

    /** Returns the parameters, weights then biases; for tests. */
    double[][] parameters() {
        return new double[][] {weights, biases};
    }

    /** Returns the gradients in the order of {@link #parameters()}; for tests. */
    double[][] gradients() {
        return new double[][] {weightGradient, biasGradient};
    }
}

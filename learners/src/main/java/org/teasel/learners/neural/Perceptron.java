package org.teasel.learners.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Layers with leaky rectifiers between them and one output. Not safe for several threads at once. */
final class Perceptron {

    private static final double LEAK = 0.2;

    private final List<DenseLayer> layers = new ArrayList<>();
    /** The inputs of each layer and the outputs of the last, for the batch last seen. */
    private final List<double[]> signals = new ArrayList<>();

    private final List<double[]> gradients = new ArrayList<>();

    /** @param widths the number of inputs, then of the units of each hidden layer */
    Perceptron(List<Integer> widths, int batchRows, SplittableRandom random) {
        for (int layer = 0; layer < widths.size(); layer++) {
            int outputs = layer + 1 < widths.size() ? widths.get(layer + 1) : 1;
            layers.add(new DenseLayer(widths.get(layer), outputs, random));
            addBuffers(batchRows * widths.get(layer));
        }
        addBuffers(batchRows);
    }

    private void addBuffers(int length) {
        signals.add(new double[length]);
        gradients.add(new double[length]);
    }

    /** Returns the buffer to write a batch's rows into, one after another. */
    double[] input() {
        return signals.get(0);
    }

    /** Runs the batch in the input buffer; returns the output buffer. */
    double[] forward(int rows) {
        for (int layer = 0; layer < layers.size(); layer++) {
            double[] out = signals.get(layer + 1);
            layers.get(layer).forward(signals.get(layer), rows, out);
            if (layer + 1 < layers.size()) {
                int length = rows * layers.get(layer).outputs();
                for (int i = 0; i < length; i++) {
                    out[i] = Math.max(out[i], LEAK * out[i]);
                }
            }
        }
        return signals.get(layers.size());
    }

    /** Returns the buffer to write the gradient by each output into, before {@link #backward}. */
    double[] outputGradient() {
        return gradients.get(layers.size());
    }

    /** Adds to each layer's gradients those of the batch last run. */
    void backward(int rows) {
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            double[] gradient = gradients.get(layer + 1);
            if (layer + 1 < layers.size()) {
                double[] out = signals.get(layer + 1);
                int length = rows * layers.get(layer).outputs();
                for (int i = 0; i < length; i++) {
                    // A rectifier keeps the sign, so its output tells which side it was on.
                    gradient[i] *= out[i] > 0 ? 1 : LEAK;
                }
            }
            layers.get(layer).backward(signals.get(layer), rows, gradient, gradients.get(layer));
        }
    }

    void step(double rate) {
        layers.forEach(layer -> layer.step(rate));
    }

    boolean isFinite() {
        return layers.stream().allMatch(DenseLayer::isFinite);
    }

    List<DenseLayer> layers() {
        return layers;
    }
}

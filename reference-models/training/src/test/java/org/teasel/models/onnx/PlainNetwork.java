package org.teasel.models.onnx;

import java.util.List;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.network.Weights;

/** Runs a network as its definition says it, number by number and in double precision. */
final class PlainNetwork implements Forward {

    private final Weights weights;

    PlainNetwork(Weights weights) {
        this.weights = weights;
    }

    @Override
    public float[] run(float[] inputs, int rows) {
        int in = weights.architecture().input().elements();
        int out = weights.architecture().output().elements();
        float[] outputs = new float[rows * out];
        for (int row = 0; row < rows; row++) {
            double[] one = new double[in];
            for (int k = 0; k < in; k++) {
                one[k] = inputs[row * in + k];
            }
            double[] given = chain(
                    weights.architecture().layers(), "", weights.architecture().input(), one);
            for (int k = 0; k < out; k++) {
                outputs[row * out + k] = (float) given[k];
            }
        }
        return outputs;
    }

    private double[] chain(List<Layer> layers, String prefix, Shape input, double[] x) {
        Shape shape = input;
        double[] y = x;
        for (int k = 0; k < layers.size(); k++) {
            y = layer(layers.get(k), prefix + k, shape, y);
            shape = layers.get(k).output(shape);
        }
        return y;
    }

    private double[] layer(Layer layer, String name, Shape shape, double[] x) {
        double[] y = new double[layer.output(shape).elements()];
        if (layer instanceof Layer.Convolution c) {
            convolve(c, name, shape, layer.output(shape), x, y);
        } else if (layer instanceof Layer.TransposedConvolution c) {
            spread(c, name, shape, layer.output(shape), x, y);
        } else if (layer instanceof Layer.Dense d) {
            float[] weight = weights.array(name + ".weight");
            for (int o = 0; o < d.outputs(); o++) {
                y[o] = weights.array(name + ".bias")[o];
                for (int i = 0; i < d.inputs(); i++) {
                    y[o] += (double) weight[o * d.inputs() + i] * x[i];
                }
            }
        } else if (layer instanceof Layer.Transpose) {
            int rows = shape.extent(0);
            int columns = shape.extent(1);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    y[c * rows + r] = x[r * columns + c];
                }
            }
        } else if (layer instanceof Layer.Branches b) {
            int from = 0;
            for (int k = 0; k < b.branches().size(); k++) {
                double[] end = chain(b.branches().get(k), name + "." + k + ".", shape, x);
                System.arraycopy(end, 0, y, from, end.length);
                from += end.length;
            }
        } else {
            for (int k = 0; k < x.length; k++) {
                y[k] = single(layer, x[k]);
            }
        }
        return y;
    }

    private static double single(Layer layer, double x) {
        if (layer instanceof Layer.Relu) {
            return Math.max(x, 0);
        } else if (layer instanceof Layer.LeakyRelu leaky) {
            return x > 0 ? x : leaky.slope() * x;
        } else if (layer instanceof Layer.Tanh) {
            return Math.tanh(x);
        } else if (layer instanceof Layer.Sigmoid) {
            return 1 / (1 + Math.exp(-x));
        } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
            return x;
        }
        throw new AssertionError(layer);
    }

    private void convolve(Layer.Convolution c, String name, Shape in, Shape out, double[] x, double[] y) {
        float[] weight = weights.array(name + ".weight");
        for (int o = 0; o < c.outputs(); o++) {
            for (int row = 0; row < out.extent(1); row++) {
                for (int column = 0; column < out.extent(2); column++) {
                    double sum = weights.array(name + ".bias")[o];
                    for (int i = 0; i < c.inputs(); i++) {
                        for (int a = 0; a < c.kernel(); a++) {
                            for (int b = 0; b < c.kernel(); b++) {
                                int r = row * c.stride() + a - c.padding();
                                int s = column * c.stride() + b - c.padding();
                                if (r >= 0 && r < in.extent(1) && s >= 0 && s < in.extent(2)) {
                                    sum += x[at(in, i, r, s)]
                                            * weight[((o * c.inputs() + i) * c.kernel() + a) * c.kernel() + b];
                                }
                            }
                        }
                    }
                    y[at(out, o, row, column)] = sum;
                }
            }
        }
    }

    private void spread(Layer.TransposedConvolution c, String name, Shape in, Shape out, double[] x, double[] y) {
        float[] weight = weights.array(name + ".weight");
        for (int o = 0; o < c.outputs(); o++) {
            for (int row = 0; row < out.extent(1); row++) {
                for (int column = 0; column < out.extent(2); column++) {
                    y[at(out, o, row, column)] = weights.array(name + ".bias")[o];
                }
            }
        }
        for (int i = 0; i < c.inputs(); i++) {
            for (int r = 0; r < in.extent(1); r++) {
                for (int s = 0; s < in.extent(2); s++) {
                    for (int o = 0; o < c.outputs(); o++) {
                        for (int a = 0; a < c.kernel(); a++) {
                            for (int b = 0; b < c.kernel(); b++) {
                                int row = r * c.stride() + a - c.padding();
                                int column = s * c.stride() + b - c.padding();
                                if (row >= 0 && row < out.extent(1) && column >= 0 && column < out.extent(2)) {
                                    y[at(out, o, row, column)] += x[at(in, i, r, s)]
                                            * weight[((i * c.outputs() + o) * c.kernel() + a) * c.kernel() + b];
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static int at(Shape shape, int channel, int row, int column) {
        return (channel * shape.extent(1) + row) * shape.extent(2) + column;
    }
}

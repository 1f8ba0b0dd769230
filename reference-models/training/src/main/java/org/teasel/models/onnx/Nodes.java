package org.teasel.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Parameter;
import org.teasel.models.network.Weights;

/** Writes layers as nodes. What layer k gives is called {@code k}, its constants as its parameters. */
final class Nodes {

    private final OnnxModel model;
    private final Weights weights;

    Nodes(OnnxModel model, Weights weights) {
        this.model = model;
        this.weights = weights;
    }

    /**
     * Writes a chain of layers.
     *
     * @param prefix what the names of its layers begin with: empty, or a branch such as {@code 4.1.}
     * @param input the value that it reads
     * @return the value that it gives
     */
    String chain(List<Layer> layers, String prefix, String input) {
        String value = input;
        for (int k = 0; k < layers.size(); k++) {
            String name = prefix + k;
            write(layers.get(k), name, value);
            value = name;
        }
        return value;
    }

    /** The sealed family has no switch over its members before Java 21. */
    private void write(Layer layer, String name, String input) {
        if (layer instanceof Layer.Convolution convolution) {
            model.node(sliding("Conv", name, input, layer, convolution.kernel(), convolution.stride())
                    .with("pads", square(4, convolution.padding())));
        } else if (layer instanceof Layer.TransposedConvolution convolution) {
            model.node(sliding("ConvTranspose", name, input, layer, convolution.kernel(), convolution.stride())
                    .with("pads", square(4, convolution.padding())));
        } else if (layer instanceof Layer.Dense) {
            model.node(weighted("Gemm", name, input, layer).with("transB", 1));
        } else if (layer instanceof Layer.Relu) {
            model.node("Relu", name, input);
        } else if (layer instanceof Layer.LeakyRelu leaky) {
            model.node(OnnxNode.of("LeakyRelu", name, input).with("alpha", (float) leaky.slope()));
        } else if (layer instanceof Layer.Tanh) {
            model.node("Tanh", name, input);
        } else if (layer instanceof Layer.Sigmoid) {
            model.node("Sigmoid", name, input);
        } else if (layer instanceof Layer.Flatten) {
            model.node(OnnxNode.of("Flatten", name, input).with("axis", 1));
        } else if (layer instanceof Layer.Reshape reshape) {
            // An extent of 0 is that of the input: the batch.
            long[] shape = LongStream.concat(
                            LongStream.of(0), reshape.shape().extents().stream().mapToLong(Integer::longValue))
                    .toArray();
            model.constant(name + ".shape", shape).node("Reshape", name, input, name + ".shape");
        } else if (layer instanceof Layer.Transpose) {
            model.node(OnnxNode.of("Transpose", name, input).with("perm", new long[] {0, 2, 1}));
        } else if (layer instanceof Layer.Branches split) {
            List<String> ends = new ArrayList<>();
            for (int b = 0; b < split.branches().size(); b++) {
                ends.add(chain(split.branches().get(b), name + "." + b + ".", input));
            }
            model.node(OnnxNode.of("Concat", List.of(name), ends).with("axis", 1));
        } else {
            throw new IllegalStateException("no operator is known for " + layer);
        }
    }

    private OnnxNode sliding(String operator, String name, String input, Layer layer, int kernel, int stride) {
        return weighted(operator, name, input, layer)
                .with("kernel_shape", square(2, kernel))
                .with("strides", square(2, stride));
    }

    /** A node that reads its layer's parameters after its input. */
    private OnnxNode weighted(String operator, String name, String input, Layer layer) {
        List<String> inputs = new ArrayList<>(List.of(input));
        for (Parameter parameter : layer.parameters()) {
            String constant = name + "." + parameter.name();
            long[] shape = parameter.shape().extents().stream()
                    .mapToLong(Integer::longValue)
                    .toArray();
            model.constant(constant, weights.array(constant), shape);
            inputs.add(constant);
        }
        return OnnxNode.of(operator, List.of(name), inputs);
    }

    private static long[] square(int count, int extent) {
        return LongStream.generate(() -> extent).limit(count).toArray();
    }
}

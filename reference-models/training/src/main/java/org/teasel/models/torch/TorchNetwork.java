package org.teasel.models.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Parameter;
import org.teasel.models.network.Shape;
import org.teasel.models.network.Weights;

/**
 * A network of LibTorch, built from an architecture and its weights. Whoever runs it opens a {@link PointerScope}
 * around a step, which frees what the step made; the weights live until {@link #close}.
 */
public final class TorchNetwork implements AutoCloseable {

    private final Architecture architecture;
    private final String device;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();

    /**
     * A network that learns.
     *
     * @param weights what it begins with
     * @param device LibTorch's name of the device
     */
    @SuppressWarnings("try") // A scope works by being open.
    public TorchNetwork(Weights weights, String device) {
        this.architecture = weights.architecture();
        this.device = device;
        try (PointerScope scope = new PointerScope()) {
            for (Parameter parameter : architecture.parameters()) {
                Tensor tensor = Tensors.of(weights.array(parameter.name()), device, extents(parameter.shape()));
                tensor.set_requires_grad(true);
                tensor.retainReference();
                parameters.put(parameter.name(), tensor);
            }
        }
    }

    /** What it was built from. */
    public Architecture architecture() {
        return architecture;
    }

    /** LibTorch's name of the device that it is on. */
    public String device() {
        return device;
    }

    /** The parameters by name, in the order of the architecture: the tensors themselves. */
    public Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Whether what is computed from here on is to have gradients with respect to the weights. */
    public void learns(boolean learns) {
        parameters.values().forEach(tensor -> tensor.set_requires_grad(learns));
    }

    /** The weights as they are now. */
    @SuppressWarnings("try") // A scope works by being open.
    public Weights weights() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            parameters.forEach((name, tensor) -> arrays.put(name, Tensors.floats(tensor)));
        }
        return Weights.of(architecture, arrays);
    }

    /**
     * Runs the network.
     *
     * @param batch observations [batch, shape...] on the network's device
     * @return [batch, shape of the output...]
     */
    public Tensor forward(Tensor batch) {
        return chain(architecture.layers(), "", batch);
    }

    private Tensor chain(List<Layer> layers, String prefix, Tensor batch) {
        Tensor x = batch;
        for (int k = 0; k < layers.size(); k++) {
            x = apply(layers.get(k), prefix + k + ".", x);
        }
        return x;
    }

    private Tensor apply(Layer layer, String prefix, Tensor x) {
        if (layer instanceof Layer.Convolution l) {
            return torch.conv2d(x, weight(prefix), bias(prefix), pair(l.stride()), pair(l.padding()), pair(1), 1);
        }
        if (layer instanceof Layer.TransposedConvolution l) {
            return torch.conv_transpose2d(
                    x, weight(prefix), bias(prefix), pair(l.stride()), pair(l.padding()), pair(0), 1, pair(1));
        }
        if (layer instanceof Layer.Dense) {
            return torch.linear(x, weight(prefix), bias(prefix));
        }
        if (layer instanceof Layer.Relu) {
            return x.relu();
        }
        if (layer instanceof Layer.LeakyRelu l) {
            return torch.leaky_relu(x, new Scalar(l.slope()));
        }
        if (layer instanceof Layer.Tanh) {
            return x.tanh();
        }
        if (layer instanceof Layer.Sigmoid) {
            return x.sigmoid();
        }
        if (layer instanceof Layer.Flatten) {
            return x.reshape(x.size(0), -1);
        }
        if (layer instanceof Layer.Reshape l) {
            return x.reshape(LongStream.concat(LongStream.of(x.size(0)), LongStream.of(extents(l.shape())))
                    .toArray());
        }
        if (layer instanceof Layer.Transpose) {
            return x.transpose(1, 2);
        }
        if (layer instanceof Layer.Branches l) {
            List<Tensor> ends = new ArrayList<>();
            for (int b = 0; b < l.branches().size(); b++) {
                ends.add(chain(l.branches().get(b), prefix + b + ".", x));
            }
            return torch.cat(new TensorVector(ends.toArray(Tensor[]::new)), 1);
        }
        throw new IllegalStateException("no operation for " + layer);
    }

    private Tensor weight(String prefix) {
        return parameters.get(prefix + "weight");
    }

    private TensorOptional bias(String prefix) {
        return new TensorOptional(parameters.get(prefix + "bias"));
    }

    private static long[] pair(int value) {
        return new long[] {value, value};
    }

    private static long[] extents(Shape shape) {
        return shape.extents().stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    public void close() {
        parameters.values().forEach(Tensor::close);
    }
}

package org.teasel.adapters.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Network;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** A SameDiff graph as a network: its placeholders are the inputs, results of its operations the outputs. */
final class SameDiffNetwork implements Network {

    private final String name;
    private final String source;
    private final SameDiff samediff;
    private final SameDiffGraph graph;
    private final CheckedSession session;

    SameDiffNetwork(String name, String source, SameDiff samediff) {
        this.name = name;
        this.source = source;
        this.samediff = samediff;
        this.graph = new SameDiffGraph(samediff);
        this.session = new CheckedSession(samediff);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public List<String> inputs() {
        return graph.inputs();
    }

    @Override
    public TensorShape input(String input) {
        SDVariable placeholder = samediff.getVariable(input);
        DataType type = placeholder.dataType();
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new InvalidInputException(
                    "input '" + input + "' takes " + type + ", expected FLOAT or DOUBLE for observations");
        }
        long[] shape = placeholder.placeholderShape();
        return shape == null || shape.length == 0 ? TensorShape.UNKNOWN : TensorShape.of(shape);
    }

    @Override
    public Map<String, TensorShape> outputs() {
        Map<String, TensorShape> outputs = new LinkedHashMap<>();
        graph.outputs().forEach(output -> outputs.put(output, TensorShape.UNKNOWN));
        if (outputs.isEmpty()) {
            throw new InvalidInputException("nothing in the graph follows from one input by arithmetic and layers alone"
                    + (graph.refusals().isEmpty() ? "" : ": " + graph.refusals()));
        }
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Feed feed, Set<String> outputs) {
        for (String output : outputs) {
            if (!Set.of(feed.input()).equals(graph.origin(output))) {
                throw new InvalidInputException("output '" + output + "' follows from the inputs "
                        + graph.origin(output) + ", expected " + feed.input() + " alone");
            }
        }
        return Backend.trying("encode observations " + feed.shape(), () -> {
            INDArray input = Tensors.of(feed, samediff.getVariable(feed.input()).dataType());
            try {
                Map<String, INDArray> results = session.output(
                        List.copyOf(outputs),
                        Map.of(feed.input(), input),
                        null,
                        List.of(),
                        List.of(),
                        At.defaultAt(Operation.INFERENCE));
                Map<String, Tensor> tensors = new LinkedHashMap<>();
                for (String output : outputs) {
                    tensors.put(output, Tensors.read(output, results.get(output)));
                }
                results.values().forEach(Tensors::release);
                return tensors;
            } finally {
                Tensors.release(input);
            }
        });
    }

    @Override
    public void close() {
        // Arrays off the heap go with the graph.
    }
}

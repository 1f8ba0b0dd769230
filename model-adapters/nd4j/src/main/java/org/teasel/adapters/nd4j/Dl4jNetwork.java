package org.teasel.adapters.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Network;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;

/** A DL4J network as a network. */
record Dl4jNetwork(String name, String source, Dl4jModel model) implements Network {

    @Override
    public List<String> inputs() {
        return model.inputs();
    }

    @Override
    public TensorShape input(String input) {
        return model.input();
    }

    @Override
    public Map<String, TensorShape> outputs() {
        return model.outputs();
    }

    @Override
    public Map<String, Tensor> run(Feed feed, Set<String> outputs) {
        return Backend.trying("encode observations " + feed.shape(), () -> {
            INDArray input = Tensors.of(feed, model.type());
            try {
                Map<String, INDArray> results = model.run(input);
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
        // Arrays off the heap go with the network.
    }
}

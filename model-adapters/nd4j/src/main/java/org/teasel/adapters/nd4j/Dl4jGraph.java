package org.teasel.adapters.nd4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** A graph of layers: what its variational layer gives, or its outputs by their names if it has none. */
final class Dl4jGraph implements Dl4jModel {

    private final ComputationGraph network;
    private final Optional<VariationalLayer> posterior;

    Dl4jGraph(ComputationGraph network, Optional<String> layer) {
        this.network = network;
        List<String> inputs = network.getConfiguration().getNetworkInputs();
        if (inputs.size() != 1) {
            throw new InvalidInputException(
                    "the network has " + inputs.size() + " inputs " + inputs + ", expected one");
        }
        List<VariationalLayer> found = new ArrayList<>();
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.hasLayer()) {
                VariationalLayer.of(vertex.getVertexName(), vertex.getVertexIndex(), vertex.getLayer())
                        .ifPresent(found::add);
            }
        }
        this.posterior = VariationalLayer.choose(found, layer);
    }

    @Override
    public List<String> inputs() {
        return network.getConfiguration().getNetworkInputs();
    }

    @Override
    public TensorShape input() {
        VertexIndices[] readers = network.getVertex(inputs().get(0)).getOutputVertices();
        if (readers == null || readers.length != 1) {
            return TensorShape.UNKNOWN;
        }
        GraphVertex first = network.getVertices()[readers[0].getVertexIndex()];
        return first instanceof LayerVertex layer
                ? InputShapes.of(layer.getLayer().conf().getLayer(), layer.getLayerPreProcessor())
                : TensorShape.UNKNOWN;
    }

    @Override
    public DataType type() {
        return network.getConfiguration().getDataType();
    }

    @Override
    public Map<String, TensorShape> outputs() {
        return posterior.map(VariationalLayer::outputs).orElseGet(() -> {
            Map<String, TensorShape> outputs = new LinkedHashMap<>();
            network.getConfiguration().getNetworkOutputs().forEach(name -> outputs.put(name, TensorShape.UNKNOWN));
            return outputs;
        });
    }

    @Override
    public Map<String, INDArray> run(INDArray input) {
        return posterior.map(layer -> layer.run(before(layer, input))).orElseGet(() -> {
            Map<String, INDArray> outputs = new LinkedHashMap<>();
            INDArray[] arrays = network.output(false, input);
            for (int k = 0; k < arrays.length; k++) {
                outputs.put(network.getConfiguration().getNetworkOutputs().get(k), arrays[k]);
            }
            return outputs;
        });
    }

    /** What a layer reads. */
    private INDArray before(VariationalLayer layer, INDArray input) {
        String source =
                network.getConfiguration().getVertexInputs().get(layer.name()).get(0);
        INDArray given = source.equals(inputs().get(0))
                ? input
                : network.feedForward(new INDArray[] {input}, layer.layer().getIndex(), false)
                        .get(source);
        InputPreProcessor preparation = ((LayerVertex) network.getVertex(layer.name())).getLayerPreProcessor();
        return preparation == null
                ? given
                : preparation.preProcess(given, Math.toIntExact(input.size(0)), LayerWorkspaceMgr.noWorkspaces());
    }
}

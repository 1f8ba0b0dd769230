package org.teasel.adapters.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.TensorShape;

/** A network of layers one after another: what its variational layer gives, or its last one if it has none. */
final class Dl4jLayers implements Dl4jModel {

    private final MultiLayerNetwork network;
    private final Optional<VariationalLayer> posterior;

    Dl4jLayers(MultiLayerNetwork network, Optional<String> layer) {
        this.network = network;
        List<VariationalLayer> found = new ArrayList<>();
        for (int k = 0; k < network.getnLayers(); k++) {
            String name = network.getLayer(k).conf().getLayer().getLayerName();
            VariationalLayer.of(name == null ? Integer.toString(k) : name, k, network.getLayer(k))
                    .ifPresent(found::add);
        }
        this.posterior = VariationalLayer.choose(found, layer);
    }

    @Override
    public List<String> inputs() {
        return List.of("input");
    }

    @Override
    public TensorShape input() {
        return InputShapes.of(
                network.getLayer(0).conf().getLayer(),
                network.getLayerWiseConfigurations().getInputPreProcess(0));
    }

    @Override
    public DataType type() {
        return network.getLayerWiseConfigurations().getDataType();
    }

    @Override
    public Map<String, TensorShape> outputs() {
        return posterior.map(VariationalLayer::outputs).orElse(Map.of("output", TensorShape.UNKNOWN));
    }

    @Override
    public Map<String, INDArray> run(INDArray input) {
        return posterior
                .map(layer -> layer.run(before(layer.index(), input)))
                .orElseGet(() -> Map.of("output", network.output(input, false)));
    }

    /** What a layer reads. */
    private INDArray before(int layer, INDArray input) {
        INDArray given = layer == 0
                ? input
                : network.feedForwardToLayer(layer - 1, input, false).get(layer);
        InputPreProcessor preparation = network.getLayerWiseConfigurations().getInputPreProcess(layer);
        return preparation == null
                ? given
                : preparation.preProcess(given, Math.toIntExact(input.size(0)), LayerWorkspaceMgr.noWorkspaces());
    }
}

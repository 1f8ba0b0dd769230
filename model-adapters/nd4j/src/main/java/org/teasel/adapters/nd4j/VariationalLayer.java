package org.teasel.adapters.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.params.VariationalAutoencoderParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/**
 * DL4J's variational auto-encoder layer, of whose posterior the library gives the mean alone. The logarithm of the
 * variance goes the same way through the encoder, by weights of its own: log s^2 = f(h W + b), with h what the last
 * encoder layer gives, and f the activation of p(z given x) that the mean has too.
 *
 * @param name the layer's name, or its index if it has none
 * @param index its index among the layers or vertices of its network
 * @param layer the layer
 */
record VariationalLayer(String name, int index, VariationalAutoencoder layer) {

    private static final String MEAN = "mean";
    private static final String LOG_VARIANCE = "logvar";

    /** The layer as one of this kind, frozen or not; empty if it is of another. */
    static Optional<VariationalLayer> of(String name, int index, Layer layer) {
        Layer innermost = layer;
        while (innermost instanceof BaseWrapperLayer wrapper) {
            innermost = wrapper.getUnderlying();
        }
        return innermost instanceof VariationalAutoencoder variational
                ? Optional.of(new VariationalLayer(name, index, variational))
                : Optional.empty();
    }

    /**
     * The layer whose posterior is meant.
     *
     * @param told its name, if the user says
     * @return empty if a network has none and the user names none
     */
    static Optional<VariationalLayer> choose(List<VariationalLayer> found, Optional<String> told) {
        List<String> names = found.stream().map(VariationalLayer::name).toList();
        if (told.isPresent()) {
            return Optional.of(found.stream()
                    .filter(layer -> layer.name().equals(told.get()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            "the network has no VariationalAutoencoder layer '" + told.get() + "'; it has " + names)));
        }
        if (found.size() > 1) {
            throw new InvalidInputException(
                    "the network has the VariationalAutoencoder layers " + names + "; say which by layer=NAME");
        }
        return found.stream().findFirst();
    }

    Map<String, TensorShape> outputs() {
        TensorShape shape = TensorShape.of(
                TensorShape.OPEN,
                layer.getParam(VariationalAutoencoderParamInitializer.PZX_MEAN_W)
                        .size(1));
        Map<String, TensorShape> outputs = new LinkedHashMap<>();
        outputs.put(MEAN, shape);
        outputs.put(LOG_VARIANCE, shape);
        return outputs;
    }

    /** Mean and logarithm of the variance, each [batch, L], of what the layer reads. */
    Map<String, INDArray> run(INDArray input) {
        var configuration = (org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder)
                layer.conf().getLayer();
        INDArray hidden = input.castTo(layer.getParam("e0W").dataType());
        for (int k = 0; k < configuration.getEncoderLayerSizes().length; k++) {
            hidden = configuration.getActivationFn().getActivation(affine(hidden, "e" + k + "W", "e" + k + "b"), false);
        }
        INDArray mean = affine(
                hidden,
                VariationalAutoencoderParamInitializer.PZX_MEAN_W,
                VariationalAutoencoderParamInitializer.PZX_MEAN_B);
        INDArray logVariance = affine(
                hidden,
                VariationalAutoencoderParamInitializer.PZX_LOGSTD2_W,
                VariationalAutoencoderParamInitializer.PZX_LOGSTD2_B);
        return Map.of(
                MEAN,
                configuration.getPzxActivationFn().getActivation(mean, false),
                LOG_VARIANCE,
                configuration.getPzxActivationFn().getActivation(logVariance, false));
    }

    private INDArray affine(INDArray input, String weights, String bias) {
        return input.mmul(layer.getParam(weights)).addiRowVector(layer.getParam(bias));
    }
}

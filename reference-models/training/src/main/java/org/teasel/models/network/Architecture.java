package org.teasel.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.teasel.api.InvalidInputException;

/**
 * A network without its weights: layers, each of which takes what the one before gives.
 *
 * @param input the shape of one observation
 * @param layers the layers; the parameters of layer k are named {@code k.name}
 */
public record Architecture(Shape input, List<Layer> layers) {

    /** Refuses layers that don't fit each other. */
    public Architecture {
        layers = List.copyOf(layers);
        Shape shape = input;
        for (int k = 0; k < layers.size(); k++) {
            try {
                shape = layers.get(k).output(shape);
            } catch (InvalidInputException e) {
                throw new InvalidInputException("layer " + k + ": " + e.getMessage(), e);
            }
        }
    }

    /** The layers after each other. */
    public static Architecture of(Shape input, Layer... layers) {
        return new Architecture(input, Arrays.asList(layers));
    }

    /** The shape that comes out for one observation. */
    public Shape output() {
        return Chain.output(layers, input);
    }

    /** All parameters, in the order of layers, with unique names. */
    public List<Parameter> parameters() {
        return Chain.parameters(layers);
    }

    /** Numbers in all parameters. */
    public long size() {
        return parameters().stream()
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
    }

    /** This network with a layer at its end, such as the sigmoid that makes pixels of a decoder's logits. */
    public Architecture then(Layer layer) {
        List<Layer> longer = new ArrayList<>(layers);
        longer.add(layer);
        return new Architecture(input, longer);
    }
}

package org.teasel.models.network;

import java.util.List;
import java.util.stream.IntStream;

/** What a list of layers, each of which takes what the one before gives, is as a whole. */
final class Chain {

    private Chain() {}

    static Shape output(List<Layer> layers, Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
        }
        return shape;
    }

    static List<Parameter> parameters(List<Layer> layers) {
        return IntStream.range(0, layers.size())
                .boxed()
                .flatMap(k -> layers.get(k).parameters().stream().map(parameter -> parameter.within(k)))
                .toList();
    }
}

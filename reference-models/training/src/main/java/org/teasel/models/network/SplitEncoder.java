package org.teasel.models.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.teasel.api.InvalidInputException;

/**
 * Encoders whose last layers are not shared between latents (Yang et al. 2020, section 4.2): up to some layer all
 * latents share one chain, and after it each has a chain of its own.
 */
public final class SplitEncoder {

    private SplitEncoder() {}

    /**
     * Splits an encoder. Each latent gets a copy of the last layers, with weights of its own; what comes out has the
     * same order as before.
     *
     * @param encoder a chain that ends in the latents' numbers: [L], or [2 L] with all means first
     * @param latents number of latents, L
     * @param depth layers with weights in the block that is not shared; in an encoder as it is that is 1, as the rows
     *     of its last layer belong to one latent each
     * @param narrowing what the widths inside the block are divided by, and rounded up; 1 leaves them as they are, so
     *     that the block as a whole is L times as large
     * @throws InvalidInputException if the encoder has not so many layers, or its output is not the latents'
     */
    public static Architecture of(Architecture encoder, int latents, int depth, int narrowing) {
        int width = encoder.output().elements();
        if (width != latents && width != 2 * latents) {
            throw new InvalidInputException(
                    "the encoder gives " + encoder.output() + ", expected " + latents + " or " + 2 * latents);
        }
        if (narrowing < 1) {
            throw new InvalidInputException("the narrowing is " + narrowing + ", expected 1 or more");
        }
        List<Layer> layers = encoder.layers();
        int from = start(layers, depth);
        Shape shared = Chain.output(layers.subList(0, from), encoder.input());
        List<Layer> branch = branch(layers.subList(from, layers.size()), shared, width / latents, narrowing);
        List<Layer> split = new ArrayList<>(layers.subList(0, from));
        split.add(new Layer.Branches(Collections.nCopies(latents, branch)));
        if (width == 2 * latents) {
            // Mean and log variance of a latent come out beside each other, but all means are to come first.
            split.add(new Layer.Reshape(Shape.of(latents, 2)));
            split.add(new Layer.Transpose());
            split.add(new Layer.Flatten());
        }
        return new Architecture(encoder.input(), split);
    }

    /** Index of the layer that the block begins with. */
    private static int start(List<Layer> layers, int depth) {
        int left = depth;
        for (int k = layers.size() - 1; k >= 0 && left >= 1; k--) {
            if (!layers.get(k).parameters().isEmpty() && --left == 0) {
                return k;
            }
        }
        throw new InvalidInputException("the block that is not shared has the depth " + depth + ", expected 1 to "
                + layers.stream().filter(layer -> !layer.parameters().isEmpty()).count() + " layers with weights");
    }

    private static List<Layer> branch(List<Layer> layers, Shape input, int width, int narrowing) {
        int last = layers.size() - 1;
        while (layers.get(last).parameters().isEmpty()) {
            last--;
        }
        List<Layer> branch = new ArrayList<>();
        Shape shape = input;
        for (int k = 0; k < layers.size(); k++) {
            Layer layer = layers.get(k);
            if (layer instanceof Layer.Convolution old) {
                layer = new Layer.Convolution(
                        shape.extent(0),
                        k == last ? width : ceiling(old.outputs(), narrowing),
                        old.kernel(),
                        old.stride(),
                        old.padding());
            } else if (layer instanceof Layer.Dense old) {
                layer = new Layer.Dense(shape.elements(), k == last ? width : ceiling(old.outputs(), narrowing));
            } else if (!layer.parameters().isEmpty() || layer instanceof Layer.Reshape) {
                throw new InvalidInputException("layer " + layer + " can't be split");
            }
            branch.add(layer);
            shape = layer.output(shape);
        }
        return branch;
    }

    private static int ceiling(int width, int narrowing) {
        return (width + narrowing - 1) / narrowing;
    }
}

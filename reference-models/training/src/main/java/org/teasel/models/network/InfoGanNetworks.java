package org.teasel.models.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teasel.api.InvalidInputException;

/**
 * The generator of an InfoGAN and its discriminator, which also guesses the codes that an image was made from (Chen, X.
 * et al. 2016, section 6). There is no batch normalisation: what an encoder says of an image must not depend on its
 * batch.
 *
 * @param generator from [noise + K + C] numbers, noise, the one-hot category and the continuous codes, to an image in
 *     [0, 1]
 * @param discriminator from an image to [1 + K + 2 C] numbers: the logit that it is no generated one, the logits of the
 *     categories, and means and log variances of the continuous codes; its last layer is the two branches
 * @param noise numbers of noise
 * @param categories values of the categorical code, K; 0 for none
 * @param continuous number of continuous codes, C; 0 for none
 */
public record InfoGanNetworks(
        Architecture generator, Architecture discriminator, int noise, int categories, int continuous) {

    /** Refuses networks that don't fit each other. */
    public InfoGanNetworks {
        requireCodes(noise, categories, continuous);
        if (!generator.input().equals(Shape.of(noise + categories + continuous))
                || !generator.output().equals(discriminator.input())
                || !discriminator.output().equals(Shape.of(1 + categories + 2 * continuous))) {
            throw new InvalidInputException("the generator goes from " + generator.input() + " to "
                    + generator.output() + " and the discriminator from " + discriminator.input() + " to "
                    + discriminator.output() + ", expected [" + (noise + categories + continuous)
                    + "] to an image, and that to [" + (1 + categories + 2 * continuous) + "]");
        }
        if (!(last(discriminator) instanceof Layer.Branches branches)
                || branches.branches().size() != 2) {
            throw new InvalidInputException("the discriminator ends in " + last(discriminator)
                    + ", expected two branches, the logit's and the codes'");
        }
    }

    /**
     * Networks with the decoder of the {@linkplain Autoencoders#convolutional convolutional pair} as generator, and its
     * encoder's convolutions with leaky ReLU as discriminator.
     *
     * @param channels 1 or 3 as a rule
     * @param side rows and columns of an image: 64, 32 or 28
     */
    public static InfoGanNetworks convolutional(int channels, int side, int noise, int categories, int continuous) {
        requireCodes(noise, categories, continuous);
        Autoencoder pair = Autoencoders.convolutional(
                channels, side, noise + categories + continuous, Autoencoders.Codes.DETERMINISTIC);
        List<Layer> layers = new ArrayList<>();
        Shape shape = pair.encoder().input();
        for (Layer layer : pair.encoder().layers()) {
            if (layer instanceof Layer.Dense) {
                break;
            }
            layers.add(layer instanceof Layer.Relu ? new Layer.LeakyRelu(0.1) : layer);
            shape = layer.output(shape);
        }
        layers.add(new Layer.Branches(
                List.of(head(shape.elements(), 1), head(shape.elements(), categories + 2 * continuous))));
        return new InfoGanNetworks(
                pair.decoder().then(new Layer.Sigmoid()),
                new Architecture(pair.encoder().input(), layers),
                noise,
                categories,
                continuous);
    }

    private static void requireCodes(int noise, int categories, int continuous) {
        if (noise < 0 || categories < 0 || categories == 1 || continuous < 0 || categories + continuous == 0) {
            throw new InvalidInputException("there are " + noise + " numbers of noise, " + categories
                    + " categories and " + continuous
                    + " continuous codes, expected 0 or 2 and more categories, and a code at least");
        }
    }

    private static List<Layer> head(int features, int outputs) {
        return List.of(new Layer.Dense(features, 128), new Layer.LeakyRelu(0.1), new Layer.Dense(128, outputs));
    }

    private static Layer last(Architecture architecture) {
        List<Layer> layers = architecture.layers();
        return layers.isEmpty() ? null : layers.get(layers.size() - 1);
    }

    /** What guesses the codes: from an image to [K + 2 C] numbers, the discriminator without its own branch. */
    public Architecture encoder() {
        int shared = discriminator.layers().size() - 1;
        List<Layer> layers = new ArrayList<>(discriminator.layers().subList(0, shared));
        layers.addAll(((Layer.Branches) last(discriminator)).branches().get(1));
        return new Architecture(discriminator.input(), layers);
    }

    /** The weights of {@link #encoder()} among those of the discriminator. */
    public Weights encoder(Weights weights) {
        int shared = discriminator.layers().size() - 1;
        String branch = shared + ".1.";
        Map<String, float[]> arrays = new HashMap<>();
        weights.arrays().forEach((name, array) -> {
            if (name.startsWith(branch)) {
                String[] parts = name.substring(branch.length()).split("\\.", 2);
                arrays.put(shared + Integer.parseInt(parts[0]) + "." + parts[1], array);
            } else if (!name.startsWith(shared + ".")) {
                arrays.put(name, array);
            }
        });
        return Weights.of(encoder(), arrays);
    }
}

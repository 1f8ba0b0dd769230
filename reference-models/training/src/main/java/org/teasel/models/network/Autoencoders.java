package org.teasel.models.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.teasel.api.InvalidInputException;

/**
 * The pairs of the papers, for any number of latents. All end in logits: where a paper's table shows an activation
 * after the decoder's last layer, it is left out.
 */
public final class Autoencoders {

    /** Kernel of the convolutions that halve an image: 4, stride 2, padding 1. */
    private static final int KERNEL = 4;

    private Autoencoders() {}

    /**
     * What an encoder gives of each latent.
     */
    public enum Codes {
        /** Mean and log variance. */
        GAUSSIAN,
        /** The code alone. */
        DETERMINISTIC;

        private int width(int latents) {
            if (latents < 1) {
                throw new InvalidInputException("there are " + latents + " latents, expected 1 or more");
            }
            return this == GAUSSIAN ? 2 * latents : latents;
        }
    }

    /**
     * The convolutional pair of Kim and Mnih (2018), as Do and Tran (2020), Table 4, have it for dSprites: convolutions
     * of 32, 32, 64 and 64 channels, a dense layer of 128, and the same backwards. Images of 32 and 28 rows get the
     * last three or two of them, the first of these with 32 channels.
     *
     * @param channels 1 or 3 as a rule
     * @param side rows and columns of an image: 64, 32 or 28
     */
    public static Autoencoder convolutional(int channels, int side, int latents, Codes codes) {
        List<Integer> widths = widths(side, 32);
        Stage stage = new Stage(channels, side, widths);
        int features = stage.features().elements();
        List<Layer> encoder = new ArrayList<>(stage.down());
        Collections.addAll(
                encoder,
                new Layer.Flatten(),
                new Layer.Dense(features, 128),
                new Layer.Relu(),
                new Layer.Dense(128, codes.width(latents)));
        List<Layer> decoder = new ArrayList<>();
        Collections.addAll(
                decoder,
                new Layer.Dense(latents, 128),
                new Layer.Relu(),
                new Layer.Dense(128, features),
                new Layer.Relu(),
                new Layer.Reshape(stage.features()));
        decoder.addAll(stage.up());
        return pair("convolutional", Shape.of(channels, side, side), encoder, latents, decoder);
    }

    /**
     * The convolutional pair of RTC-VAE, Table 2: convolutions of 32, 64, 64 and 64 channels, one of 512 over all that
     * is left of the image, one of a single pixel, and backwards from 512 over 64, 64, 32 and 32 channels.
     *
     * @param channels 1 or 3 as a rule
     * @param side rows and columns of an image: 64, 32 or 28
     */
    public static Autoencoder fullyConvolutional(int channels, int side, int latents, Codes codes) {
        Stage in = new Stage(channels, side, widths(side, 64));
        Stage out = new Stage(channels, side, widths(side, 32));
        int last = in.features().extent(0);
        int left = in.features().extent(1);
        List<Layer> encoder = new ArrayList<>(in.down());
        Collections.addAll(
                encoder,
                new Layer.Convolution(last, 512, left, 1, 0),
                new Layer.Relu(),
                new Layer.Convolution(512, codes.width(latents), 1, 1, 0),
                new Layer.Flatten());
        List<Layer> decoder = new ArrayList<>();
        Collections.addAll(
                decoder,
                new Layer.Reshape(Shape.of(latents, 1, 1)),
                new Layer.TransposedConvolution(latents, 512, 1, 1, 0),
                new Layer.Relu(),
                new Layer.TransposedConvolution(512, out.features().extent(0), left, 1, 0),
                new Layer.Relu());
        decoder.addAll(out.up());
        return pair("fully-convolutional", Shape.of(channels, side, side), encoder, latents, decoder);
    }

    /**
     * The fully connected pair of Higgins et al. (2017), which Chen et al. (2018) train on dSprites: two layers of 1200
     * with ReLU, and three of 1200 with hyperbolic tangents.
     *
     * @param channels 1 or 3 as a rule
     * @param side rows and columns of an image, any number
     */
    public static Autoencoder fullyConnected(int channels, int side, int latents, Codes codes) {
        Shape image = Shape.of(channels, side, side);
        int pixels = image.elements();
        int width = 1200;
        List<Layer> encoder = List.of(
                new Layer.Flatten(),
                new Layer.Dense(pixels, width),
                new Layer.Relu(),
                new Layer.Dense(width, width),
                new Layer.Relu(),
                new Layer.Dense(width, codes.width(latents)));
        List<Layer> decoder = List.of(
                new Layer.Dense(latents, width),
                new Layer.Tanh(),
                new Layer.Dense(width, width),
                new Layer.Tanh(),
                new Layer.Dense(width, width),
                new Layer.Tanh(),
                new Layer.Dense(width, pixels),
                new Layer.Reshape(image));
        return pair("fully-connected", image, encoder, latents, decoder);
    }

    /**
     * A pair whose encoder is {@linkplain SplitEncoder split}, with the decoder as it was.
     *
     * @param depth layers with weights that latents don't share
     * @param narrowing what the widths of these layers are divided by
     */
    public static Autoencoder split(Autoencoder pair, int depth, int narrowing) {
        return new Autoencoder(
                pair.name() + "-split",
                SplitEncoder.of(pair.encoder(), pair.latents(), depth, narrowing),
                pair.decoder());
    }

    /**
     * The discriminator of Kim and Mnih (2018): layers of leaky ReLU with slope 0.2, and one logit. They have 6 layers
     * of 1000, Do and Tran (2020) 5.
     */
    public static Architecture discriminator(int latents, int layers, int width) {
        List<Layer> chain = new ArrayList<>();
        for (int k = 0; k < layers; k++) {
            chain.add(new Layer.Dense(k == 0 ? latents : width, width));
            chain.add(new Layer.LeakyRelu(0.2));
        }
        chain.add(new Layer.Dense(layers == 0 ? latents : width, 1));
        return new Architecture(Shape.of(latents), chain);
    }

    private static Autoencoder pair(String name, Shape image, List<Layer> encoder, int latents, List<Layer> decoder) {
        return new Autoencoder(name, new Architecture(image, encoder), new Architecture(Shape.of(latents), decoder));
    }

    /** Channels after each halving of an image, of which there are 4, 3 and 2. */
    private static List<Integer> widths(int side, int second) {
        return switch (side) {
            case 64 -> List.of(32, second, 64, 64);
            case 32 -> List.of(32, 64, 64);
            case 28 -> List.of(32, 64);
            default ->
                throw new InvalidInputException("images have " + side
                        + " rows and columns, expected 64, 32 or 28; the fully connected pair takes any");
        };
    }

    /** Convolutions that halve an image again and again, and their way back. */
    private record Stage(int channels, int side, List<Integer> widths) {

        Shape features() {
            int left = side >> widths.size();
            return Shape.of(widths.get(widths.size() - 1), left, left);
        }

        List<Layer> down() {
            List<Layer> layers = new ArrayList<>();
            int from = channels;
            for (int to : widths) {
                layers.add(new Layer.Convolution(from, to, KERNEL, 2, 1));
                layers.add(new Layer.Relu());
                from = to;
            }
            return layers;
        }

        List<Layer> up() {
            List<Layer> layers = new ArrayList<>();
            for (int k = widths.size() - 1; k > 0; k--) {
                layers.add(new Layer.TransposedConvolution(widths.get(k), widths.get(k - 1), KERNEL, 2, 1));
                layers.add(new Layer.Relu());
            }
            layers.add(new Layer.TransposedConvolution(widths.get(0), channels, KERNEL, 2, 1));
            return layers;
        }
    }
}

package org.teasel.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teasel.api.InvalidInputException;

/**
 * An InfoGAN read as an autoencoder of its continuous codes: the encoder gives what the discriminator guesses of them,
 * means and log variances, and the decoder is the generator without noise and with its first category.
 *
 * @param networks the InfoGAN, with continuous codes; its generator begins with a dense layer and ends with a sigmoid,
 *     and what guesses the codes ends with a dense layer
 */
public record InfoGanAutoencoder(InfoGanNetworks networks) {

    /** Refuses networks of other kinds. */
    public InfoGanAutoencoder {
        if (networks.continuous() == 0) {
            throw new InvalidInputException("there are no continuous codes, expected 1 or more for an encoder");
        }
        List<Layer> generator = networks.generator().layers();
        if (!(generator.get(0) instanceof Layer.Dense)
                || !(generator.get(generator.size() - 1) instanceof Layer.Sigmoid)
                || !(guess(networks) instanceof Layer.Dense)) {
            throw new InvalidInputException("the generator goes from " + generator.get(0) + " to "
                    + generator.get(generator.size() - 1) + ", and codes are guessed by " + guess(networks)
                    + ", expected a dense layer, a sigmoid and a dense layer");
        }
    }

    private static Layer guess(InfoGanNetworks networks) {
        List<Layer> layers = networks.encoder().layers();
        return layers.get(layers.size() - 1);
    }

    /** Both networks. */
    public Autoencoder pair() {
        int codes = networks.continuous();
        List<Layer> encoder = new ArrayList<>(networks.encoder().layers());
        Layer.Dense guess = (Layer.Dense) guess(networks);
        encoder.set(encoder.size() - 1, new Layer.Dense(guess.inputs(), 2 * codes));
        List<Layer> generator = networks.generator().layers();
        List<Layer> decoder = new ArrayList<>(generator.subList(0, generator.size() - 1));
        decoder.set(0, new Layer.Dense(codes, ((Layer.Dense) generator.get(0)).outputs()));
        return new Autoencoder(
                "infogan",
                new Architecture(networks.discriminator().input(), encoder),
                new Architecture(Shape.of(codes), decoder));
    }

    /** The encoder's weights among those of the discriminator. */
    public Weights encoder(Weights discriminator) {
        Weights guessing = networks.encoder(discriminator);
        int last = guessing.architecture().layers().size() - 1;
        int inputs = ((Layer.Dense) guess(networks)).inputs();
        Map<String, float[]> arrays = new HashMap<>(guessing.arrays());
        arrays.computeIfPresent(last + ".weight", (name, array) -> from(array, networks.categories() * inputs));
        arrays.computeIfPresent(last + ".bias", (name, array) -> from(array, networks.categories()));
        return Weights.of(pair().encoder(), arrays);
    }

    private static float[] from(float[] array, int first) {
        return Arrays.copyOfRange(array, first, array.length);
    }

    /** The decoder's weights of those of the generator: what the category adds goes into the first bias. */
    public Weights decoder(Weights generator) {
        int inputs = networks.generator().input().elements();
        int codes = networks.continuous();
        float[] weight = generator.array("0.weight");
        float[] bias = generator.array("0.bias").clone();
        float[] ofCodes = new float[bias.length * codes];
        for (int unit = 0; unit < bias.length; unit++) {
            System.arraycopy(weight, (unit + 1) * inputs - codes, ofCodes, unit * codes, codes);
            bias[unit] += networks.categories() == 0 ? 0 : weight[unit * inputs + networks.noise()];
        }
        Map<String, float[]> arrays = new HashMap<>(generator.arrays());
        arrays.put("0.weight", ofCodes);
        arrays.put("0.bias", bias);
        return Weights.of(pair().decoder(), arrays);
    }
}

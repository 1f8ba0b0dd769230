package org.teasel.models.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.Objective;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.training.Recipe;
import picocli.CommandLine.Option;

/** What decides what an autoencoder becomes and an InfoGAN knows nothing of. */
final class AutoencoderOptions {

    /** Networks of the papers. */
    enum Networks {
        CONVOLUTIONAL,
        FULLY_CONVOLUTIONAL,
        FULLY_CONNECTED;

        Autoencoder pair(Shape image, int latents, Codes codes) {
            int channels = image.extent(0);
            int side = image.extent(1);
            return switch (this) {
                case CONVOLUTIONAL -> Autoencoders.convolutional(channels, side, latents, codes);
                case FULLY_CONVOLUTIONAL -> Autoencoders.fullyConvolutional(channels, side, latents, codes);
                case FULLY_CONNECTED -> Autoencoders.fullyConnected(channels, side, latents, codes);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--latents", paramLabel = "L", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int latents;

    @Option(
            names = "--networks",
            defaultValue = "convolutional",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Networks networks;

    @Option(
            names = "--split",
            paramLabel = "DEPTH",
            description = "Split the encoder: each latent has so many last layers of its own.")
    private Integer split;

    @Option(
            names = "--narrowing",
            paramLabel = "N",
            defaultValue = "1",
            description = "Divide the widths of these layers by N. Default: ${DEFAULT-VALUE}.")
    private int narrowing;

    @Option(names = "--deterministic", description = "An encoder without noise; aae alone can train one.")
    private boolean deterministic;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--discriminator-layers",
            paramLabel = "N",
            defaultValue = "6",
            description = "Hidden layers of the discriminator, where there is one. Default: ${DEFAULT-VALUE}.")
    private int discriminatorLayers;

    @Option(
            names = "--discriminator-width",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Width of these layers. Default: ${DEFAULT-VALUE}.")
    private int discriminatorWidth;

    @Option(
            names = "--discriminator-rate",
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of its Adam. Default: ${DEFAULT-VALUE}.")
    private double discriminatorRate;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Observations that are not learned from, by which the model is judged; 0 for none."
                    + " Default: ${DEFAULT-VALUE}.")
    private int heldOut;

    /** A recipe with factorised noise. */
    Recipe recipe(Shape image, Objective objective, int batch, long seed) {
        Autoencoder pair = networks.pair(image, latents, deterministic ? Codes.DETERMINISTIC : Codes.GAUSSIAN);
        return Recipe.of(split == null ? pair : Autoencoders.split(pair, split, narrowing), objective, seed)
                .with(batch, AdamSettings.of(rate))
                .with(
                        Autoencoders.discriminator(latents, discriminatorLayers, discriminatorWidth),
                        AdamSettings.ofDiscriminator(discriminatorRate))
                .holdingOut(heldOut);
    }

    /** What a card says of the networks. */
    Map<String, Object> networks(Recipe recipe) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", recipe.pair().name());
        words.put("image", recipe.pair().encoder().input().extents());
        words.put("latents", latents);
        words.put("deterministic", deterministic);
        words.put("splitDepth", split);
        words.put("narrowing", split == null ? null : narrowing);
        return words;
    }

    /** What a card says of the discriminator; null if the objective has none. */
    Map<String, Object> discriminator(Recipe recipe) {
        if (recipe.objective().contrast().isEmpty()) {
            return null;
        }
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("hiddenLayers", discriminatorLayers);
        words.put("width", discriminatorWidth);
        words.put("learningRate", recipe.discriminatorAdam().rate());
        return words;
    }
}

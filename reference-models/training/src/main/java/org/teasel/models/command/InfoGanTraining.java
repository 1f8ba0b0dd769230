package org.teasel.models.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.models.network.InfoGanAutoencoder;
import org.teasel.models.network.InfoGanNetworks;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.InfoGan;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.TextSettings;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.training.InfoGanRecipe;
import org.teasel.models.training.InfoGanTrainer;
import org.teasel.models.training.TrainedInfoGan;
import org.teasel.models.training.TrainingListener;
import org.teasel.models.training.TrainingOptions;

/**
 * An InfoGAN in training. What is published is its posterior of the continuous codes, and the generator without noise
 * and with its first category.
 *
 * @param recipe how it is trained
 * @param images what it learns from
 * @param plan the same in words
 */
record InfoGanTraining(InfoGanRecipe recipe, Dataset images, Plan plan) implements Training {

    /** Name of the model. */
    static final String MODEL = "infogan";

    private static final int MOST_CODES = 10_000;

    /**
     * The recipe of some settings. Usual are the optimisers of Chen, X. et al. (2016) on digits, and codes for sprites:
     * a category for the shape and a continuous code for each other factor.
     */
    static InfoGanRecipe recipe(TextSettings settings, Shape image, Noise noise, int batch, long seed) {
        InfoGanNetworks networks = InfoGanNetworks.convolutional(
                image.extent(0),
                image.extent(1),
                few(settings, "noise", 5),
                few(settings, "categories", 3),
                few(settings, "continuous", 4));
        InfoGan objective =
                new InfoGan(settings.number("categorical-weight", 1), settings.number("continuous-weight", 0.1));
        AdamSettings generator = new AdamSettings(settings.number("generator-rate", 1e-3), 0.5, 0.999, 1e-8);
        AdamSettings discriminator = new AdamSettings(settings.number("discriminator-rate", 2e-4), 0.5, 0.999, 1e-8);
        settings.requireAllKnown();
        if (networks.continuous() == 0) {
            throw new InvalidInputException(
                    "setting continuous is 0, expected 1 or more: encoders give their posterior");
        }
        return new InfoGanRecipe(networks, objective, noise, batch, generator, discriminator, seed);
    }

    private static int few(TextSettings settings, String name, int usually) {
        long count = settings.count(name, usually);
        if (count < 0 || count > MOST_CODES) {
            throw new InvalidInputException(
                    "setting " + name + " is " + count + ", expected one from 0 to " + MOST_CODES);
        }
        return (int) count;
    }

    /** What a card says of the networks. */
    static Map<String, Object> networks(InfoGanRecipe recipe) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", "convolutional");
        words.put("image", recipe.networks().discriminator().input().extents());
        words.put("latents", recipe.networks().continuous());
        words.put("deterministic", false);
        words.put("splitDepth", null);
        words.put("narrowing", null);
        return words;
    }

    @Override
    public Outcome train(
            Path folder, TrainingOptions options, long steps, Progress progress, TrainingListener listener) {
        TrainedInfoGan trained = new InfoGanTrainer(recipe, images, folder, options).train(steps, progress, listener);
        InfoGanAutoencoder read = new InfoGanAutoencoder(trained.networks());
        Publication publication = new Publication(
                folder,
                plan.model(),
                read.pair(),
                plan.metadata(trained.steps()),
                trained.noise().correlation());
        List<String> files =
                publication.publish(read.encoder(trained.discriminator()), read.decoder(trained.generator()));
        return new Outcome(trained.steps(), Map.of(), trained.run(), files);
    }
}

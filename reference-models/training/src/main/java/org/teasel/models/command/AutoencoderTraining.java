package org.teasel.models.command;

import java.nio.file.Path;
import java.util.List;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.models.training.Recipe;
import org.teasel.models.training.TrainedAutoencoder;
import org.teasel.models.training.Trainer;
import org.teasel.models.training.TrainingListener;
import org.teasel.models.training.TrainingOptions;

/**
 * An autoencoder in training.
 *
 * @param recipe how it is trained
 * @param images what it learns from
 * @param plan the same in words
 */
record AutoencoderTraining(Recipe recipe, Dataset images, Plan plan) implements Training {

    @Override
    public Outcome train(
            Path folder, TrainingOptions options, long steps, Progress progress, TrainingListener listener) {
        TrainedAutoencoder trained = new Trainer(recipe, images, folder, options).train(steps, progress, listener);
        Publication publication = new Publication(
                folder,
                plan.model(),
                trained.pair(),
                plan.metadata(trained.steps()),
                trained.noise().correlation());
        List<String> files = publication.publish(trained.encoder(), trained.decoder());
        return new Outcome(trained.steps(), trained.validation(), trained.run(), files);
    }
}

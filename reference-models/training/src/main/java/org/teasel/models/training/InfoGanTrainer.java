package org.teasel.models.training;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;

/** Trains InfoGANs into a folder, as {@link Trainer} does autoencoders. */
public final class InfoGanTrainer {

    private final InfoGanRecipe recipe;
    private final Dataset dataset;
    private final TrainingLoop loop;

    /**
     * A training to start, or to go on with if the folder has a checkpoint.
     *
     * @param folder where the results go; made if it isn't there
     */
    public InfoGanTrainer(InfoGanRecipe recipe, Dataset dataset, Path folder, TrainingOptions options) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.loop = new TrainingLoop(recipe + " on " + dataset.name() + " of " + dataset.size(), folder, options);
    }

    /**
     * Trains until so many steps are made, those before a checkpoint included. The loss is the generator's.
     *
     * @throws InvalidInputException if the data doesn't suit the networks, the device isn't there or can't be used, or
     *     the folder holds another training or a damaged checkpoint
     * @throws TrainingFailedException if a loss is no longer finite, the device fails or runs out of memory, or a file
     *     can't be written; the last good checkpoint stays
     * @throws CancellationException if the thread was interrupted
     */
    public TrainedInfoGan train(long steps, Progress progress, TrainingListener listener) {
        Minibatches batches = new Minibatches(
                dataset,
                Division.ofAll(dataset.size()),
                recipe.batchSize(),
                recipe.networks().discriminator().input());
        TrainingLoop.End end = loop.train(
                (device, checkpoint) -> new InfoGanModel(recipe, batches, device, checkpoint),
                steps,
                progress,
                listener);
        Checkpoint state = end.checkpoint();
        return new TrainedInfoGan(
                recipe.networks(),
                state.weights(InfoGanModel.GENERATOR, recipe.networks().generator()),
                state.weights(InfoGanModel.DISCRIMINATOR, recipe.networks().discriminator()),
                recipe.noise(),
                state.step(),
                end.run());
    }
}

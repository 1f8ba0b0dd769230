package org.teasel.models.training;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;

/**
 * Trains autoencoders into a folder: {@value #CHECKPOINT}, which a later call goes on from, {@value #CURVE}, the
 * loss curve with the first and the last step, and {@value #VALIDATION}, the same on what is held out. A training that was stopped at any point and goes on ends as if it had not been stopped, on a CPU bit for
 * bit with the same number of threads.
 *
 * <p>To cancel a training, interrupt its thread: it saves a checkpoint first.
 */
public final class Trainer {

    /** Name of the checkpoint in the folder. */
    public static final String CHECKPOINT = "training.checkpoint";

    /** Name of the loss curve in the folder. */
    public static final String CURVE = "curve.csv";

    /** Name of the curve of losses and total correlations on what is held out. */
    public static final String VALIDATION = "validation.csv";

    private final Recipe recipe;
    private final Dataset dataset;
    private final TrainingLoop loop;

    /**
     * A training to start, or to go on with if the folder has a checkpoint.
     *
     * @param folder where the results go; made if it isn't there
     */
    public Trainer(Recipe recipe, Dataset dataset, Path folder, TrainingOptions options) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.loop = new TrainingLoop(recipe + " on " + dataset.name() + " of " + dataset.size(), folder, options);
    }

    /**
     * Trains until so many steps are made, those before a checkpoint included.
     *
     * @throws InvalidInputException if the data doesn't suit the networks, the device isn't there or can't be used, or
     *     the folder holds another training or a damaged checkpoint
     * @throws TrainingFailedException if the loss is no longer finite, the device fails or runs out of memory, or a
     *     file can't be written; the last good checkpoint stays
     * @throws CancellationException if the thread was interrupted
     */
    public TrainedAutoencoder train(long steps, Progress progress, TrainingListener listener) {
        Minibatches batches = new Minibatches(
                dataset,
                new Division(dataset.size(), recipe.heldOut()),
                recipe.batchSize(),
                recipe.pair().encoder().input());
        TrainingLoop.End end = loop.train(
                (device, checkpoint) -> new AutoencoderModel(recipe, batches, dataset.size(), device, checkpoint),
                steps,
                progress,
                listener);
        return new TrainedAutoencoder(
                recipe.pair(),
                end.checkpoint().weights(AutoencoderModel.ENCODER, recipe.pair().encoder()),
                end.checkpoint().weights(AutoencoderModel.DECODER, recipe.pair().decoder()),
                recipe.noise(),
                end.checkpoint().step(),
                end.validation(),
                end.run());
    }
}

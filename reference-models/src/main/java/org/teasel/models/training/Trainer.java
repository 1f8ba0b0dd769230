package org.teasel.models.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;

/**
 * Trains autoencoders into a folder: {@value #CHECKPOINT}, which a later call goes on from, and {@value #CURVE}, the
 * loss curve. A training that was stopped at any point and goes on ends as if it had not been stopped, on a CPU bit for
 * bit with the same number of threads.
 *
 * <p>To cancel a training, interrupt its thread: it saves a checkpoint first.
 */
public final class Trainer {

    /** Name of the checkpoint in the folder. */
    public static final String CHECKPOINT = "training.checkpoint";

    /** Name of the loss curve in the folder. */
    public static final String CURVE = "curve.csv";

    private final Recipe recipe;
    private final Dataset dataset;
    private final Path folder;
    private final TrainingOptions options;
    private final String plan;
    private long saved;

    /**
     * A training to start, or to go on with if the folder has a checkpoint.
     *
     * @param folder where the results go; made if it isn't there
     */
    public Trainer(Recipe recipe, Dataset dataset, Path folder, TrainingOptions options) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.folder = folder;
        this.options = options;
        this.plan = recipe + " on " + dataset.name() + " of " + dataset.size();
    }

    /**
     * Trains until so many steps are made, those before a checkpoint included.
     *
     * @throws InvalidInputException if the data doesn't suit the networks, the device isn't there, or the folder holds
     *     another training or a damaged checkpoint
     * @throws TrainingFailedException if the loss is no longer finite, the device fails or runs out of memory, or a
     *     file can't be written; the last good checkpoint stays
     * @throws CancellationException if the thread was interrupted
     */
    public TrainedAutoencoder train(long steps, Progress progress, TrainingListener listener) {
        Minibatches batches = new Minibatches(
                dataset, recipe.batchSize(), recipe.pair().encoder().input());
        String device = LibTorch.device(options.device());
        options.threads().ifPresent(torch::set_num_threads);
        Optional<Checkpoint> start = start();
        saved = start.map(Checkpoint::step).orElse(0L);
        try (AutoencoderModel model = new AutoencoderModel(recipe, batches, dataset.size(), device, start);
                LossCurve curve = new LossCurve(folder.resolve(CURVE), saved)) {
            progress.begin("training " + recipe.objective().id(), steps);
            progress.advance(Math.min(saved, steps));
            try {
                run(model, curve, steps, progress, listener);
            } finally {
                progress.end();
            }
            Checkpoint end = model.checkpoint(saved);
            return new TrainedAutoencoder(
                    recipe.pair(),
                    end.weights(AutoencoderModel.ENCODER, recipe.pair().encoder()),
                    end.weights(AutoencoderModel.DECODER, recipe.pair().decoder()),
                    recipe.noise(),
                    saved);
        } catch (IOException e) {
            throw failed("the loss curve can't be written to " + folder.resolve(CURVE) + ": " + e, e);
        }
    }

    private void run(AutoencoderModel model, LossCurve curve, long steps, Progress progress, TrainingListener listener)
            throws IOException {
        long last = System.nanoTime();
        for (long step = saved; step < steps; step++) {
            if (Thread.interrupted()) {
                save(model, step);
                throw new CancellationException("training was cancelled after " + step + " of " + steps + " steps");
            }
            Map<String, Double> terms = step(model, step);
            long made = step + 1;
            if (made % options.curveEvery() == 0) {
                curve.add(made, terms);
            }
            progress.advance(1);
            listener.step(made, terms);
            if (made == steps
                    || System.nanoTime() - last >= options.checkpointEvery().toNanos()) {
                save(model, made);
                last = System.nanoTime();
            }
        }
    }

    private Map<String, Double> step(AutoencoderModel model, long step) {
        Map<String, Double> terms;
        try {
            terms = model.step(step);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed("step " + (step + 1) + " failed: " + LibTorch.tell(e), e);
        }
        if (!terms.values().stream().allMatch(Double::isFinite)) {
            throw failed(
                    "the loss is not finite at step " + (step + 1) + ": " + terms
                            + "; a lower learning rate or smaller weights of penalties may help",
                    null);
        }
        return terms;
    }

    private Optional<Checkpoint> start() {
        Path file = folder.resolve(CHECKPOINT);
        try {
            Files.createDirectories(folder);
            return Files.exists(file) ? Optional.of(Checkpoint.read(file, plan)) : Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(file + " can't be read: " + e, e);
        }
    }

    private void save(AutoencoderModel model, long step) {
        Path file = folder.resolve(CHECKPOINT);
        try {
            model.checkpoint(step).write(file, plan);
        } catch (IOException e) {
            throw failed("the checkpoint of step " + step + " can't be written to " + file + ": " + e, e);
        } catch (InvalidInputException e) {
            throw failed("the checkpoint of step " + step + " was not written: " + e.getMessage(), e);
        }
        saved = step;
    }

    private TrainingFailedException failed(String what, Exception cause) {
        return new TrainingFailedException(
                what + "; "
                        + (saved == 0
                                ? "there is no checkpoint yet"
                                : folder.resolve(CHECKPOINT) + " holds the state after step " + saved),
                cause);
    }
}

package org.teasel.models.training;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;

/** Steps of a model, with checkpoints and a loss curve in a folder. */
final class TrainingLoop {

    /** Makes a model on a device, as a checkpoint left it or new. */
    interface Start {
        Model model(String device, Optional<Checkpoint> checkpoint);
    }

    /**
     * What a training came to.
     *
     * @param checkpoint the state after the last step
     * @param validation what {@link Model#validate} says of it
     * @param run how it got there
     */
    record End(Checkpoint checkpoint, Map<String, Double> validation, TrainingRun run) {}

    private final String plan;
    private final Path folder;
    private final TrainingOptions options;
    private long saved;

    /**
     * @param plan what is trained on what, in words that another training would not have
     * @param folder where the files are
     */
    TrainingLoop(String plan, Path folder, TrainingOptions options) {
        this.plan = plan;
        this.folder = folder;
        this.options = options;
    }

    /** Makes steps until there are so many. */
    End train(Start start, long steps, Progress progress, TrainingListener listener) {
        String device = UsableDevice.HERE.choose(options.device(), listener::warned);
        options.threads().ifPresent(LibTorch::threads);
        Optional<Checkpoint> checkpoint = start();
        saved = checkpoint.map(Checkpoint::step).orElse(0L);
        boolean whole = saved == 0;
        long began = System.nanoTime();
        try (Model model = attempt("making the networks on " + device, () -> start.model(device, checkpoint));
                LossCurve curve = new LossCurve(folder.resolve(Trainer.CURVE), saved);
                LossCurve validation = new LossCurve(folder.resolve(Trainer.VALIDATION), saved)) {
            progress.begin("training", steps);
            progress.advance(Math.min(saved, steps));
            try {
                run(model, curve, validation, steps, progress, listener);
            } finally {
                progress.end();
            }
            Optional<Duration> time =
                    whole ? Optional.of(Duration.ofNanos(System.nanoTime() - began)) : Optional.empty();
            TrainingRun run = new TrainingRun(curve.last(), device, torch.get_num_threads(), time);
            return new End(model.checkpoint(saved), validate(model, saved), run);
        } catch (IOException e) {
            throw failed("the loss curves can't be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void run(
            Model model,
            LossCurve curve,
            LossCurve validation,
            long steps,
            Progress progress,
            TrainingListener listener)
            throws IOException {
        long last = System.nanoTime();
        for (long step = saved; step < steps; step++) {
            if (Thread.interrupted()) {
                save(model, step);
                throw cancelled(step, steps, null);
            }
            Map<String, Double> terms = step(model, step, steps);
            long made = step + 1;
            if (made % options.curveEvery() == 0 || made == 1 || made == steps) {
                curve.add(made, terms);
            }
            progress.advance(1);
            listener.step(made, terms);
            if (made % options.validateEvery() == 0) {
                Map<String, Double> judged = validate(model, made);
                if (!judged.isEmpty()) {
                    validation.add(made, judged);
                    listener.validated(made, judged);
                }
            }
            if (made == steps
                    || System.nanoTime() - last >= options.checkpointEvery().toNanos()) {
                curve.force();
                validation.force();
                save(model, made);
                last = System.nanoTime();
            }
        }
    }

    private Map<String, Double> step(Model model, long step, long steps) {
        Map<String, Double> terms;
        try {
            terms = attempt("step " + (step + 1), () -> model.step(step));
        } catch (InvalidInputException | TrainingFailedException e) {
            if (Thread.interrupted()) {
                // Data was being read. Some networks may have learned already: what they are is not saved.
                throw cancelled(step, steps, e);
            }
            throw e;
        }
        if (!terms.values().stream().allMatch(Double::isFinite)) {
            throw failed(
                    "the loss is not finite at step " + (step + 1) + ": " + terms
                            + "; a lower learning rate or smaller weights of penalties may help",
                    null);
        }
        return terms;
    }

    private Map<String, Double> validate(Model model, long step) {
        return attempt("the judgement after step " + step, () -> model.validate(step));
    }

    /** Puts in words what LibTorch complains of, and that memory is full. */
    private <T> T attempt(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed(what + " failed: " + LibTorch.tell(e), e);
        } catch (OutOfMemoryError e) {
            throw failed(what + " failed: out of memory: " + e.getMessage(), e);
        }
    }

    private static CancellationException cancelled(long made, long steps, Exception cause) {
        CancellationException cancelled =
                new CancellationException("training was cancelled after " + made + " of " + steps + " steps");
        cancelled.initCause(cause);
        return cancelled;
    }

    private Optional<Checkpoint> start() {
        Path file = folder.resolve(Trainer.CHECKPOINT);
        try {
            Files.createDirectories(folder);
            deleteParts();
            return Files.exists(file) ? Optional.of(Checkpoint.read(file, plan)) : Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(file + " can't be read: " + e, e);
        }
    }

    /** Deletes what is left of checkpoints in whose middle the program was killed. */
    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, Trainer.CHECKPOINT + "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private void save(Model model, long step) {
        Path file = folder.resolve(Trainer.CHECKPOINT);
        // An interrupt closes the file that is being written: the checkpoint comes first.
        boolean interrupted = Thread.interrupted();
        try {
            Checkpoint checkpoint = model.checkpoint(step);
            try {
                checkpoint.write(file, plan);
            } catch (ClosedByInterruptException e) {
                interrupted = Thread.interrupted();
                checkpoint.write(file, plan);
            }
        } catch (IOException e) {
            throw failed("the checkpoint of step " + step + " can't be written to " + file + ": " + e, e);
        } catch (InvalidInputException e) {
            throw failed("the checkpoint of step " + step + " was not written: " + e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        saved = step;
    }

    private TrainingFailedException failed(String what, Throwable cause) {
        return new TrainingFailedException(
                what + "; "
                        + (saved == 0
                                ? "there is no checkpoint yet"
                                : folder.resolve(Trainer.CHECKPOINT) + " holds the state after step " + saved),
                cause);
    }
}

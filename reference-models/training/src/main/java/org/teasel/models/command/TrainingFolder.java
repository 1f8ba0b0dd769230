package org.teasel.models.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.teasel.api.InvalidInputException;
import org.teasel.models.training.Trainer;
import org.teasel.models.training.TrainingOptions;

/**
 * The folder of a training.
 *
 * @param path where it is
 */
record TrainingFolder(Path path) {

    /** Why a run of a grid failed, until it goes on. */
    private static final String FAILURE = "failure.txt";

    private static final String LOCK = "training.lock";

    /** Keeps other processes from training here until it is closed. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Makes the folder, and locks it; empty if it is locked already.
     *
     * @throws InvalidInputException if it can't be made
     */
    Optional<Lock> lock() {
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (locked) {
                deleteParts();
            }
            return locked ? Optional.of(new Lock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(path + " can't be trained into: " + e, e);
        } finally {
            if (channel != null && !locked) {
                new Lock(channel).close();
            }
        }
    }

    /** Deletes what is left of files in whose middle the program was killed. */
    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, ".*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /**
     * Trains, publishes and puts down that it is over. Shows on a writer how it goes.
     *
     * @return steps made
     */
    long train(Training training, TrainingOptions options, long steps, PrintWriter err) {
        TrainingReport report = TrainingReport.of(err);
        Training.Outcome outcome = training.train(path, options, steps, report, report);
        record().write(training.plan(), outcome);
        return outcome.steps();
    }

    /** What says that it is over. */
    TrainingRecord record() {
        return new TrainingRecord(path);
    }

    boolean hasFailed() {
        return Files.exists(path.resolve(FAILURE));
    }

    void putDownFailure(String why) {
        new WholeFile(path.resolve(FAILURE)).write(why + "\n");
    }

    void forgetFailure() {
        try {
            Files.deleteIfExists(path.resolve(FAILURE));
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(FAILURE) + " can't be deleted: " + e, e);
        }
    }

    /** The last step that the loss curve has; 0 if there is none. */
    long stepsInCurve() {
        try {
            List<String> lines = Files.readAllLines(path.resolve(Trainer.CURVE));
            String step = lines.isEmpty() ? "" : lines.get(lines.size() - 1).split(",")[0];
            return step.matches("[0-9]{1,18}") ? Long.parseLong(step) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(Trainer.CURVE) + " can't be read: " + e, e);
        }
    }
}

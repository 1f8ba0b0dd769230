package org.teasel.estimators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;

/**
 * A folder that keeps what a long run has computed, so that one of the same data, settings and statistics goes on from
 * there if the first was cut short, and gives the same bits. It is written from time to time, between two windows of
 * observations. A folder serves one run at a time.
 *
 * @param folder is made if need be
 * @param anew whether to begin from the start whatever it holds
 * @param interval least time between two writings within a pass; up to twenty times as long if they would take more
 *     than a twentieth of the time otherwise
 * @param listener hears, in sentences, of what is taken up, what has to begin anew, and what could not be written
 */
public record Checkpoint(Path folder, boolean anew, Duration interval, Consumer<String> listener) {

    static final String LOCK = "lock";
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    /** A checkpoint that is written some six times a minute. */
    public static Checkpoint in(Path folder) {
        return new Checkpoint(folder, false, DEFAULT_INTERVAL, sentence -> {});
    }

    /** This checkpoint with whatever the folder holds of a run left aside, and overwritten. */
    public Checkpoint fromTheStart() {
        return new Checkpoint(folder, true, interval, listener);
    }

    /** This checkpoint with another time between two writings. */
    public Checkpoint every(Duration other) {
        return new Checkpoint(folder, anew, other, listener);
    }

    /** This checkpoint with someone who hears of it. */
    public Checkpoint telling(Consumer<String> other) {
        return new Checkpoint(folder, anew, interval, other);
    }

    /** Deletes what was kept, and the folder if nothing else is in it: for when the results have been put to use. */
    public void discard() {
        try {
            if (Files.isDirectory(folder)) {
                for (Path file : files()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder.resolve(LOCK));
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // It was there before, and holds what others put there.
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** The file that keeps a pass, counted from 0. */
    Path file(int pass) {
        return folder.resolve("pass-" + (pass + 1) + ".teasel");
    }

    /** All files of passes there are, whole or in parts. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("pass-\\d+\\.teasel(\\d+\\.part)?"))
                    .toList();
        }
    }

    Path prepared() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("there can be no checkpoint in " + folder + ": " + e, e);
        }
    }
}

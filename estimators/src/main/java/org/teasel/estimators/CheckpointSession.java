package org.teasel.estimators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.teasel.api.InvalidInputException;

/** A run's hold on a checkpoint's folder: from its start, when it is locked, to its end or cancellation. */
final class CheckpointSession implements AutoCloseable {

    private final Checkpoint checkpoint;
    private final FileChannel lock;
    private boolean closed;

    private CheckpointSession(Checkpoint checkpoint, FileChannel lock) {
        this.checkpoint = checkpoint;
        this.lock = lock;
    }

    /** Locks the folder, and clears it if the run is to begin anew. */
    static CheckpointSession open(Checkpoint checkpoint) {
        Path folder = checkpoint.prepared();
        FileChannel lock = lock(folder);
        try {
            for (Path file : checkpoint.files()) {
                if (checkpoint.anew() || file.toString().endsWith(".part")) {
                    // A run that was cancelled may be about to do the same.
                    Files.deleteIfExists(file);
                }
            }
            return new CheckpointSession(checkpoint, lock);
        } catch (IOException e) {
            release(lock);
            throw new UncheckedIOException(folder + " cannot be cleared: " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    folder.resolve(Checkpoint.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this virtual machine.
        } catch (IOException e) {
            throw new InvalidInputException("there can be no checkpoint in " + folder + ": " + e, e);
        }
        release(channel);
        throw new InvalidInputException(
                "the checkpoint in " + folder + " is in use by another run, expected a folder for each");
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Says something to who listens, unless the run is over. */
    synchronized void tell(String sentence) {
        if (!closed) {
            checkpoint.listener().accept(sentence);
        }
    }

    /** Puts a file in its place, unless the run is over: what is there then may be the next one's. */
    synchronized void move(Path part, Path file) throws IOException {
        if (!closed) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release(lock);
    }
}

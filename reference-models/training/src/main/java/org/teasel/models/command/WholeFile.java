package org.teasel.models.command;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;

/**
 * A text file that is there as a whole, old or new, at any time.
 *
 * @param path where it is
 */
record WholeFile(Path path) {

    /**
     * Puts a text in the place of the file's.
     *
     * @throws InvalidInputException if it can't be written
     * @throws CancellationException if the thread was interrupted
     */
    void write(String text) {
        Path part = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                Files.writeString(
                        part,
                        text,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (ClosedByInterruptException e) {
            throw new CancellationException(path + " was not written: the program was told to end");
        } catch (IOException e) {
            String reason = e instanceof FileSystemException failure && failure.getReason() != null
                    ? failure.getReason()
                    : e.getClass().getSimpleName() + " " + e.getMessage();
            throw new InvalidInputException(path + " can't be written: " + reason, e);
        }
    }
}

package org.teasel.adapters.arrays.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Work that writes a file. */
@FunctionalInterface
public interface Writing {

    /** Writes the content. */
    void write(OutputStream out) throws IOException;

    /**
     * Writes a file beside the one that is meant and puts it in its place when it is complete. Whoever has mapped the
     * old file goes on to see the old content, where writing into it would pull the ground from under them.
     *
     * @throws UncheckedIOException if the file cannot be written; what was there is left as it was
     */
    static void replace(Path file, Writing writing) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                writing.write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), discard(part, e));
        }
    }

    private static IOException discard(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}

package org.teasel.adapters.arrays.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipException;
import org.teasel.api.InvalidInputException;

/** Work that reads a file. */
@FunctionalInterface
public interface Reading<T> {

    /** Reads and returns what was read. */
    T read() throws IOException;

    /**
     * Does the work. What the supplier of the file can mend (it is missing, may not be read, is damaged) becomes an
     * {@link InvalidInputException} that names the file, an interrupt a {@link CancellationException}; any other failure
     * an {@link UncheckedIOException}.
     */
    static <T> T from(Object source, Reading<T> reading) {
        try {
            return reading.read();
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "no such file, or no permission to read it" : e.getReason();
            throw new InvalidInputException(source + " cannot be read: " + reason, e);
        } catch (EOFException e) {
            throw new InvalidInputException(source + " is truncated: " + e.getMessage(), e);
        } catch (ZipException e) {
            throw new InvalidInputException(source + " is no zip archive or a damaged one: " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(source + " holds bytes that are not UTF-8 text", e);
        } catch (ClosedByInterruptException e) {
            // As everywhere, whoever hears of the cancellation has been told of the interrupt.
            Thread.interrupted();
            throw new CancellationException("reading " + source + " was cancelled");
        } catch (IOException e) {
            throw new UncheckedIOException(source + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package org.teasel.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.teasel.api.InvalidInputException;

/** The folder that reports are written to. A file in it is whole or not there. */
public final class ReportFolder {

    private final Path path;

    private ReportFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder and tries to write in it, so that a long run does not end in a refusal.
     *
     * @throws InvalidInputException if it can't be written to
     */
    public static ReportFolder prepare(Path path) {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".teasel", ".try"));
        } catch (IOException e) {
            throw new InvalidInputException("reports can't be written to " + path + ": " + tell(e), e);
        }
        return new ReportFolder(path);
    }

    /**
     * Writes a file in one stroke, in place of an older one.
     *
     * @throws InvalidInputException if it can't be written; what was there is left as it was
     */
    public Path write(String fileName, String content) {
        try {
            return replace(fileName, content);
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(fileName) + " can't be written: " + tell(e), e);
        }
    }

    private Path replace(String fileName, String content) throws IOException {
        Path target = path.resolve(fileName);
        // No temporary file of the library's: those are for their owner's eyes only.
        Path whole = path.resolve("." + fileName + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(whole, content.getBytes(StandardCharsets.UTF_8));
            try {
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
        return target;
    }

    private static String tell(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage() : reason;
    }
}

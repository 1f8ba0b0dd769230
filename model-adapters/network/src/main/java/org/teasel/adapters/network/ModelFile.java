package org.teasel.adapters.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.teasel.api.InvalidInputException;

/** Files that hold networks. */
public final class ModelFile {

    private ModelFile() {}

    /**
     * The file that a reference names: one that exists, can be read and is not empty.
     *
     * @param reference what the provider was given
     * @param kind what the file should be, such as {@code ONNX model}
     * @param example a reference as it should be, such as {@code onnx:model.onnx}
     * @throws InvalidInputException if there is no such file
     */
    public static Path of(String reference, String kind, String example) {
        if (reference.isBlank()) {
            throw new InvalidInputException("no " + kind + " was named, expected one such as " + example);
        }
        Path file;
        try {
            file = Path.of(reference);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + reference + "' is no path of a file", e);
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " doesn't exist, expected a file with " + article(kind));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException(file + " is no file that can be read, expected one with " + article(kind));
        }
        try {
            if (Files.size(file) == 0) {
                throw new InvalidInputException(file + " is empty, expected " + article(kind));
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + " can't be read: " + e.getMessage(), e);
        }
        return file;
    }

    private static String article(String kind) {
        return ("AEIO".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }
}

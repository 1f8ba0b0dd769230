package org.teasel.adapters.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.teasel.adapters.onnx.file.OnnxModel;

/** Writes models for tests. */
final class ModelFiles {

    private ModelFiles() {}

    /** A new file in a folder. */
    static Path write(OnnxModel model, Path folder) {
        try {
            return Files.write(Files.createTempFile(folder, "tiny", ".onnx"), model.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package org.teasel.models.onnx;

/** Runs the network that is exported in the engine that it comes from, for comparison with the file. */
@FunctionalInterface
public interface Forward {

    /**
     * What the architecture's last layer gives; nothing after it, such as the sigmoid of a decoder's file.
     *
     * @param inputs [rows, input shape], row-major
     * @param rows number of rows
     * @return [rows, output shape], row-major
     */
    float[] run(float[] inputs, int rows);
}

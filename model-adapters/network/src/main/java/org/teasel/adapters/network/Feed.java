package org.teasel.adapters.network;

/**
 * What a run of a network reads.
 *
 * @param input the input that gets it
 * @param shape shape of all of it, the batch first
 * @param values the numbers, row-major; only to be read, and only during the run
 */
public record Feed(String input, TensorShape shape, float[] values) {

    /** Rows in the batch. */
    public int rows() {
        return Math.toIntExact(shape.extent(0));
    }
}

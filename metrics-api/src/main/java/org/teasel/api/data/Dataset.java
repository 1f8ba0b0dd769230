package org.teasel.api.data;

import java.util.Objects;
import java.util.Optional;

/**
 * Observations with the factors behind them. Observations are made or read on demand, so that a data set larger than
 * memory can be encoded batch by batch; the factor table is held. Safe for use by many threads.
 */
public interface Dataset extends AutoCloseable {

    /** Name for reports. */
    String name();

    /** Number of observations, N. */
    default int size() {
        return factors().size();
    }

    /** Shape of one observation. */
    int[] shape();

    /** The factors of all observations. */
    Factors factors();

    /** The observations from row {@code from} to before row {@code to}. */
    Observations observations(int from, int to);

    /**
     * Some observations in any order, such as a batch to train on; a row may come more than once.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    default Observations observations(int[] rows) {
        int width = 1;
        for (int extent : shape()) {
            width = Math.multiplyExact(width, extent);
        }
        float[] values = new float[Math.multiplyExact(rows.length, width)];
        for (int n = 0; n < rows.length; n++) {
            int row = Objects.checkIndex(rows[n], size());
            System.arraycopy(observations(row, row + 1).values(), 0, values, n * width, width);
        }
        return Observations.of(shape(), values);
    }

    /**
     * How often each observation comes up, relative to the others: N new finite numbers that are not negative, with a
     * positive sum. Empty if all come up alike, which is what most data sets say.
     */
    default Optional<double[]> weights() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}

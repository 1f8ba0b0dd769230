package org.teasel.api.data;

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

    @Override
    default void close() {}
}

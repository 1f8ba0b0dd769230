package org.teasel.api.statistic;

import org.teasel.api.posterior.Posteriors;

/**
 * A store that the state of a fold goes through, in one direction or the other: one that is being written takes the
 * values that it is given, one that is being read gives back those that were written, in the same order.
 */
public interface Snapshot {

    /** A number; the one to go on with. */
    double number(double value);

    /** A whole number; the one to go on with. */
    long whole(long value);

    /** Numbers whose count is known beforehand: filled in place when read. */
    void numbers(double[] values);

    /** Flags whose count is known beforehand: filled in place when read. */
    void flags(boolean[] values);

    /** An array of any length, or null; the one to go on with. */
    double[] array(double[] values);

    /** An array of any length, or null; the one to go on with. */
    int[] array(int[] values);

    /** An array of any length, or null; the one to go on with. */
    short[] array(short[] values);

    /** The posteriors of rows of the population, which are never stored: they are in the data. */
    Posteriors posteriors(int[] rows);
}

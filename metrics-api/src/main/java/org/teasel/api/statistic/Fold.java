package org.teasel.api.statistic;

/**
 * A statistic under way: takes in batches, merges with another part of the data, and gives the result of what it has
 * taken in. Used by one thread at a time.
 *
 * @param <T> type of the result
 */
public interface Fold<T> {

    /** Takes in a batch; every observation comes once. */
    void add(Batch batch);

    /**
     * Takes in what another fold of the same estimator has taken in; the other one stays as it was.
     *
     * @param other made by the same supplier as this
     */
    void merge(Fold<T> other);

    /**
     * The statistic of what was taken in so far, as a value that later calls don't change.
     *
     * @throws NotDefinedException if it has no value for this data
     */
    T result();
}

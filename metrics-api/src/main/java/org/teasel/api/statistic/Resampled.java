package org.teasel.api.statistic;

/**
 * The result of a statistic that rests on random draws, in groups that are alike and independent of each other, though
 * draws of one group may not be. Leaving out a group at a time tells how far the draws decide it (delete-a-group
 * jackknife).
 *
 * @param <T> the result's own type
 */
public interface Resampled<T> {

    /** Number of groups, at least 2. */
    int groups();

    /** The result without the draws of one group. */
    T without(int group);
}

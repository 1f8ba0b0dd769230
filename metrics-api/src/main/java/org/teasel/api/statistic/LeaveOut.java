package org.teasel.api.statistic;

import java.util.function.IntPredicate;

/**
 * A result that tells by itself what it would be without some observations, up to terms of second order in their share
 * of all: what the infinitesimal jackknife needs. It saves a result that is dear the work of being computed anew for
 * each part of the data that error bars leave out.
 *
 * @param <T> the result's own type
 */
public interface LeaveOut<T> {

    /**
     * The result without some observations.
     *
     * @param left tells of a row in the population whether it is left out
     * @throws NotDefinedException if nothing is left
     */
    T withoutRows(IntPredicate left);
}

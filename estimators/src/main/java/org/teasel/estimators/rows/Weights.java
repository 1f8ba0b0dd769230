package org.teasel.estimators.rows;

import org.teasel.api.statistic.NotDefinedException;

/** Weights of the observations in a part of the data. */
public final class Weights {

    private Weights() {}

    /**
     * Refuses a part of the data that has no weight.
     *
     * @param total sum of its weights
     * @throws NotDefinedException if there is nothing to divide by
     */
    public static void requireSome(double total) {
        if (total <= 0) {
            throw new NotDefinedException("no observation in this part of the data has a weight");
        }
    }
}

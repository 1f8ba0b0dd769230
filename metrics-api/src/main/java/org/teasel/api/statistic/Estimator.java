package org.teasel.api.statistic;

import java.util.List;
import java.util.function.Supplier;

/**
 * Computes one statistic as a fold over batches.
 *
 * @param <T> type of the result
 */
public interface Estimator<T> {

    /** Statistics whose results must be known before the fold starts, each at the price of a pass over the data. */
    default List<Statistic<?>> needs(Population population) {
        return List.of();
    }

    /**
     * Prepares the estimate for a population.
     *
     * @param needed the results of {@link #needs}
     * @return makes empty folds; may be called from any thread
     * @throws NotDefinedException if the statistic has no value for this population
     */
    Supplier<Fold<T>> prepare(Population population, Statistics needed);
}

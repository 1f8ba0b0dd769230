package org.teasel.api.statistic;

/**
 * A {@link Fold} whose state can be kept while a long run is under way, so that a run that was cut short goes on from
 * there, to the same bits. A statistic with other folds begins its pass anew.
 *
 * <p>A run is recognised by its data, its settings and the texts of its statistics, so {@code toString} of a key must
 * be the same from run to run, as that of a record of plain values is.
 */
public interface Resumable {

    /**
     * Passes all that the fold has taken in through a snapshot, always in the same order. Whoever reads calls it on an
     * empty fold of the same estimator.
     */
    void exchange(Snapshot snapshot);
}

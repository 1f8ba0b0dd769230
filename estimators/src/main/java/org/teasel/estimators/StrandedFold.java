package org.teasel.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.snapshot.Fingerprint;

/** One statistic under way: a fold for each strand, or what went wrong with one. */
final class StrandedFold<T> {

    private final Statistic<T> statistic;
    private final List<Fold<T>> strands = new ArrayList<>();
    private Supplier<Fold<T>> folds;
    private volatile Throwable failure;
    /** First row that has not been taken in, nor any after it. */
    private int next;

    StrandedFold(Statistic<T> statistic) {
        this.statistic = statistic;
    }

    void prepare(Supplier<Fold<T>> supplier) {
        folds = supplier;
        for (int s = 0; s < Strands.COUNT; s++) {
            strands.add(supplier.get());
        }
    }

    Statistic<T> statistic() {
        return statistic;
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    Throwable failure() {
        return failure;
    }

    int next() {
        return next;
    }

    /** Notes that all rows before this one have been taken in. */
    void reached(int row) {
        next = row;
    }

    /** Whether a window that begins with a row is still to be taken in. */
    boolean wants(int row) {
        return failure == null && next <= row;
    }

    /** Whether its state can be kept. */
    boolean resumable() {
        return failure == null && strands.get(0) instanceof Resumable && Fingerprint.tells(statistic);
    }

    /** Name of the class that folds. */
    String type() {
        return failure == null ? strands.get(0).getClass().getName() : "none";
    }

    /** Goes to where a snapshot has it. */
    void restore(int row, Snapshot snapshot) {
        exchange(snapshot);
        next = row;
    }

    void exchange(Snapshot snapshot) {
        strands.forEach(fold -> ((Resumable) fold).exchange(snapshot));
    }

    void add(int strand, Batch batch) {
        if (failure == null) {
            try {
                strands.get(strand).add(batch);
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                failure = e;
            }
        }
    }

    /** The result of all strands but one; of all for a negative number. */
    T without(int left) {
        Fold<T> merged = folds.get();
        for (int s = 0; s < strands.size(); s++) {
            if (s != left) {
                merged.merge(strands.get(s));
            }
        }
        return merged.result();
    }
}

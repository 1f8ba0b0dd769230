package org.teasel.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.teasel.api.Progress;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Batch;
import org.teasel.estimators.work.Workers;

/**
 * Runs folds over a representation once, window by window: within a window each strand's rows make one batch. Folds that
 * have taken in some windows before are passed over until the others have caught up.
 *
 * @param representation the data
 * @param threads worker threads
 * @param progress hears of every batch
 * @param afterWindow called when a window has been taken in by all folds, which then are at rest
 */
record Pass(Representation representation, int threads, Progress progress, Runnable afterWindow) {

    /** Rows a window: large enough for batches of a thousand rows, small enough to copy. */
    private static final int WINDOW = 16_384;

    /** The row that a pass with these folds begins at; the number of rows if none has anything to take in. */
    static int start(List<StrandedFold<?>> folds, int size) {
        return folds.stream()
                .filter(fold -> fold.failure() == null)
                .mapToInt(StrandedFold::next)
                .min()
                .orElse(size);
    }

    void run(List<StrandedFold<?>> folds) {
        try (Workers workers = new Workers(threads)) {
            int size = representation.size();
            for (int from = start(folds, size); from < size; ) {
                int to = from + Math.min(WINDOW, size - from);
                int row = from;
                List<StrandedFold<?>> wanting =
                        folds.stream().filter(fold -> fold.wants(row)).toList();
                workers.run(tasks(wanting, from, to));
                wanting.forEach(fold -> fold.reached(to));
                afterWindow.run();
                from = to;
            }
        }
    }

    private List<Callable<Void>> tasks(List<StrandedFold<?>> folds, int from, int to) {
        int[][] rows = Strands.deal(from, to);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int s = 0; s < rows.length; s++) {
            int strand = s;
            if (rows[s].length > 0) {
                tasks.add(() -> {
                    add(folds, strand, rows[strand]);
                    progress.advance(rows[strand].length);
                    return null;
                });
            }
        }
        return tasks;
    }

    private void add(List<StrandedFold<?>> folds, int strand, int[] rows) {
        if (folds.isEmpty()) {
            return;
        }
        Batch batch = new Batch(rows, representation.posteriors().select(rows));
        for (StrandedFold<?> fold : folds) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the estimation was cancelled");
            }
            fold.add(strand, batch);
        }
    }
}

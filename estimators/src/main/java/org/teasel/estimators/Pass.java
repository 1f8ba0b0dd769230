package org.teasel.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.teasel.api.Progress;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Batch;
import org.teasel.estimators.work.Workers;

/**
 * Runs folds over a representation once, window by window: within a window each strand's rows make one batch.
 *
 * @param representation the data
 * @param strands [N], strand of each row
 * @param threads worker threads
 * @param progress hears of every window
 */
record Pass(Representation representation, int[] strands, int threads, Progress progress) {

    /** Rows a window: large enough for batches of a thousand rows, small enough to copy. */
    private static final int WINDOW = 16_384;

    void run(List<StrandedFold<?>> folds) {
        try (Workers workers = new Workers(threads)) {
            for (int from = 0; from < strands.length; from += Math.min(WINDOW, strands.length - from)) {
                int to = from + Math.min(WINDOW, strands.length - from);
                workers.run(tasks(folds, from, to));
            }
        }
    }

    private List<Callable<Void>> tasks(List<StrandedFold<?>> folds, int from, int to) {
        int[] counts = new int[Strands.COUNT];
        for (int row = from; row < to; row++) {
            counts[strands[row]]++;
        }
        int[][] rows = new int[Strands.COUNT][];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = new int[counts[s]];
        }
        for (int row = to - 1; row >= from; row--) {
            rows[strands[row]][--counts[strands[row]]] = row;
        }
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int s = 0; s < rows.length; s++) {
            int strand = s;
            if (rows[s].length > 0) {
                tasks.add(() -> {
                    Batch batch =
                            new Batch(rows[strand], representation.posteriors().select(rows[strand]));
                    folds.forEach(fold -> fold.add(strand, batch));
                    progress.advance(batch.rows().length);
                    return null;
                });
            }
        }
        return tasks;
    }
}

package org.teasel.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.teasel.api.Progress;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Batch;

/**
 * Runs folds over a representation once, window by window: within a window each strand's rows make one batch.
 *
 * @param representation the data
 * @param strands [N], strand of each row
 * @param threads worker threads
 * @param progress hears of every batch
 */
record Pass(Representation representation, int[] strands, int threads, Progress progress) {

    /** Rows a window: large enough for batches of a thousand rows, small enough to copy. */
    private static final int WINDOW = 16_384;

    void run(List<StrandedFold<?>> folds) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "teasel-estimation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int from = 0; from < strands.length; from += Math.min(WINDOW, strands.length - from)) {
                int to = from + Math.min(WINDOW, strands.length - from);
                await(workers, tasks(folds, from, to));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Tasks that tell how many rows they dealt with. */
    private List<Callable<Integer>> tasks(List<StrandedFold<?>> folds, int from, int to) {
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
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int s = 0; s < rows.length; s++) {
            int strand = s;
            if (rows[s].length > 0) {
                tasks.add(() -> {
                    Batch batch =
                            new Batch(rows[strand], representation.posteriors().select(rows[strand]));
                    folds.forEach(fold -> fold.add(strand, batch));
                    return rows[strand].length;
                });
            }
        }
        return tasks;
    }

    private void await(ExecutorService workers, List<Callable<Integer>> tasks) {
        List<Future<Integer>> running = tasks.stream().map(workers::submit).toList();
        try {
            for (Future<Integer> task : running) {
                progress.advance(task.get());
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            throw new CancellationException("the estimation was cancelled");
        } catch (ExecutionException e) {
            workers.shutdownNow();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}

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
 * @param threads worker threads
 * @param progress hears of every window
 */
record Pass(Representation representation, int threads, Progress progress) {

    /** Rows a window: large enough for batches of a thousand rows, small enough to copy. */
    private static final int WINDOW = 16_384;

    void run(List<StrandedFold<?>> folds) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "teasel-estimation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            int size = representation.size();
            for (int from = 0; from < size; from += Math.min(WINDOW, size - from)) {
                await(workers, tasks(folds, from, from + Math.min(WINDOW, size - from)));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Callable<Void>> tasks(List<StrandedFold<?>> folds, int from, int to) {
        int[][] rows = Strands.deal(from, to);
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

    private static void await(ExecutorService workers, List<Callable<Void>> tasks) {
        if (Thread.interrupted()) {
            throw new CancellationException("the estimation was cancelled");
        }
        List<Future<Void>> running = tasks.stream().map(workers::submit).toList();
        try {
            for (Future<Void> task : running) {
                task.get();
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

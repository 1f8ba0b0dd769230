package org.teasel.estimators.work;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do tasks until all are done, one of them fails, or the thread that waits for them is interrupted. */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    /** Starts threads, which end with {@link #close}. */
    public Workers(int count) {
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "teasel-estimation");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does tasks and waits for them. When it throws, tasks under way are interrupted.
     *
     * @throws CancellationException if this thread was interrupted
     */
    public void run(Collection<? extends Callable<Void>> tasks) {
        if (Thread.interrupted()) {
            throw new CancellationException("the estimation was cancelled");
        }
        List<Future<Void>> running = tasks.stream().map(threads::submit).toList();
        try {
            for (Future<Void> task : running) {
                task.get();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            throw new CancellationException("the estimation was cancelled");
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package org.teasel.learners.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.teasel.learners.Cancellation;

/** Runs numbered tasks that do not depend on each other, on the caller's thread or on some of its own. */
final class Workers implements AutoCloseable {

    /** Null where one thread is enough: the caller's. */
    private final ExecutorService pool;

    Workers(int threads) {
        pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "teasel-trees");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Runs tasks 0 to {@code count} - 1 and returns their results in this order.
     *
     * @throws CancellationException if the calling thread is interrupted; tasks under way are interrupted too
     */
    <T> List<T> map(int count, IntFunction<T> task) {
        List<T> results = new ArrayList<>(count);
        if (pool == null || count == 1) {
            for (int number = 0; number < count; number++) {
                Cancellation.throwIfInterrupted();
                results.add(task.apply(number));
            }
            return results;
        }
        List<Callable<T>> calls = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            int taken = number;
            calls.add(() -> task.apply(taken));
        }
        try {
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            Cancellation.throwIfInterrupted();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a tree could not be grown", failure.getCause());
        }
        return results;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}

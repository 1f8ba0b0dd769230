package org.teasel.estimators;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.teasel.api.Progress;

/**
 * Work that an interrupt of the waiting thread ends at once, however long it goes without a look: the wait is over, the
 * work is interrupted in turn, and whatever it does until it notices is heard by nobody.
 */
public final class Cancellable {

    private Cancellable() {}

    /**
     * Does work on a thread of its own and waits for it.
     *
     * @param progress hears of the work until it is cancelled, and then of the end of its task
     * @param work gets the progress to report to
     * @throws CancellationException if the thread was interrupted, before or while it waited
     */
    public static <T> T call(Progress progress, Function<Progress, T> work) {
        if (Thread.interrupted()) {
            throw cancelled();
        }
        Heard heard = new Heard(progress);
        FutureTask<T> task = new FutureTask<>(() -> work.apply(heard));
        Thread worker = new Thread(task, "teasel-evaluation");
        worker.setDaemon(true);
        worker.start();
        try {
            T result = task.get();
            if (Thread.interrupted()) {
                throw cancelled();
            }
            return result;
        } catch (InterruptedException e) {
            heard.close();
            task.cancel(true);
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("the evaluation was cancelled");
    }

    /** Passes on what work reports until it is closed. */
    private static final class Heard implements Progress {

        private final Progress progress;
        private boolean running;
        private boolean closed;

        Heard(Progress progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void begin(String task, long steps) {
            if (!closed) {
                running = true;
                progress.begin(task, steps);
            }
        }

        @Override
        public synchronized void advance(long steps) {
            if (!closed) {
                progress.advance(steps);
            }
        }

        @Override
        public synchronized void end() {
            if (running) {
                running = false;
                progress.end();
            }
        }

        synchronized void close() {
            closed = true;
            end();
        }
    }
}

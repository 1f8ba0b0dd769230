package org.teasel.models.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work that is interrupted when the program is told to end, which waits until it is over: LibTorch's code must not run
 * on while LibTorch is unloaded.
 */
final class Stopping {

    private static final long PATIENCE_SECONDS = 60;

    private Stopping() {}

    static <T> T softly(Supplier<T> work) {
        Thread worker = Thread.currentThread();
        // Not the worker's end: it may go on to end the program itself, and that waits for the hook.
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            worker.interrupt();
            try {
                over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            over.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is ending already: the hook has done what it was for.
            }
        }
    }
}

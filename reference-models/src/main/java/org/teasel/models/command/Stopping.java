package org.teasel.models.command;

import java.util.function.Supplier;

/** Work that is interrupted, and waited for, when the program is told to end. */
final class Stopping {

    private static final long PATIENCE_MILLIS = 60_000;

    private Stopping() {}

    static <T> T softly(Supplier<T> work) {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> {
            worker.interrupt();
            try {
                worker.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is ending already: the hook has done what it was for.
            }
        }
    }
}

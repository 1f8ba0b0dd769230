package org.teasel.learners;

import java.util.concurrent.CancellationException;

/** How long fits end early: the host interrupts their thread. */
public final class Cancellation {

    private Cancellation() {}

    /**
     * Does nothing on a thread that may go on.
     *
     * @throws CancellationException if the current thread is interrupted; its interrupt status is left as it is
     */
    public static void throwIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the fit was interrupted");
        }
    }
}

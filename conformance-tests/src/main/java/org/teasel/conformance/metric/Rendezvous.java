package org.teasel.conformance.metric;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where threads wait for each other, again and again, for a short while; a thread that is done leaves. */
final class Rendezvous {

    private static final long PATIENCE_MILLIS = 200;

    private final Phaser phaser;

    Rendezvous(int threads) {
        phaser = new Phaser(threads);
    }

    void await() {
        try {
            phaser.awaitAdvanceInterruptibly(phaser.arrive(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // One that computes for long must not hold up the other for ever: from now on nobody waits.
            phaser.forceTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void leave() {
        phaser.arriveAndDeregister();
    }
}

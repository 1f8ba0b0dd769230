package org.teasel.adapters.remote;

import java.time.Duration;

/**
 * How often a server is asked again, and after how long: 0.25 s, then twice as long each time, up to half a minute;
 * longer if the server asks for it, up to a minute.
 *
 * @param retries how often it is asked again
 * @param pause waits
 */
record Patience(int retries, Pause pause) {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    static Patience of(int retries) {
        return new Patience(retries, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * How long to wait.
     *
     * @param failures how often it failed, at least once
     * @param askedFor how long the server asks to wait
     */
    static Duration afterFailures(int failures, Duration askedFor) {
        Duration own = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        Duration asked = askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
        return asked.compareTo(bounded) > 0 ? asked : bounded;
    }
}

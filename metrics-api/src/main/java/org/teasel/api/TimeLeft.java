package org.teasel.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Estimates the time left of the current task from the rate at which its steps were done. It hears of them as any
 * {@link Progress} and may be asked at any time, from any thread.
 *
 * <p>There is no estimate in a task's first second, nor before a few steps. From then on it is an interval: between
 * what the rate over the whole task and what that over its recent past would need, wider while the steps were few. It
 * knows nothing of tasks that have not begun, whose steps may cost more or less.
 */
public final class TimeLeft implements Progress {

    private static final double NANOS = 1e9;

    /** Seconds of a task without an estimate. */
    private static final double SILENCE = 1;

    /** Reports of steps before which there is no rate. */
    private static final int FEW_REPORTS = 4;

    /** The recent past in seconds, or as a share of the time since the task began if that is longer. */
    private static final double RECENT = 5;

    private static final double RECENT_SHARE = 0.25;

    /** Marks that the recent past is divided by. */
    private static final int MARKS = 64;

    /** Recent rate as a share of the whole one below which work has become slower. */
    private static final double SLOWER = 0.6;

    /** A state of the task: when, how many steps were done, and in how many reports. */
    private record Mark(double time, long steps, long reports) {}

    /**
     * The time left.
     *
     * @param least the shortest that the rates so far let expect
     * @param most the longest
     * @param slower whether the recent past was much slower than the task as a whole
     */
    public record Estimate(Duration least, Duration most, boolean slower) {

        /** In words with as many digits as it is worth, such as {@code about 40 s left} or {@code 2 to 4 min left}. */
        public String text() {
            String words = Durations.between(least, most) + " left";
            return slower ? words + ", slower now" : words;
        }
    }

    private final LongSupplier clock;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private Mark begin;
    private long total;
    private long steps;
    private long reports;

    /** By the clock of the machine. */
    public TimeLeft() {
        this(System::nanoTime);
    }

    /** By a clock that gives nanoseconds from some moment on and never goes back. */
    public TimeLeft(LongSupplier clock) {
        this.clock = clock;
    }

    private double now() {
        return clock.getAsLong() / NANOS;
    }

    @Override
    public synchronized void begin(String task, long steps) {
        this.total = steps;
        this.steps = 0;
        this.reports = 0;
        begin = new Mark(now(), 0, 0);
        marks.clear();
        marks.add(begin);
    }

    @Override
    public synchronized void advance(long done) {
        if (begin == null) {
            return;
        }
        steps += done;
        reports++;
        double now = now();
        double recent = recent(now);
        if (now - marks.getLast().time() >= recent / MARKS) {
            marks.add(new Mark(now, steps, reports));
        }
        forget(now - recent);
    }

    private double recent(double now) {
        return Math.max(RECENT, RECENT_SHARE * (now - begin.time()));
    }

    /** Drops all marks before a time but the last of them. */
    private void forget(double before) {
        Mark last = marks.removeFirst();
        while (!marks.isEmpty() && marks.getFirst().time() <= before) {
            last = marks.removeFirst();
        }
        marks.addFirst(last);
    }

    @Override
    public synchronized void end() {
        begin = null;
        marks.clear();
    }

    /** What is left of the current task; empty if there is none or too little is known. */
    public synchronized Optional<Estimate> estimate() {
        if (begin == null || total <= 0) {
            return Optional.empty();
        }
        double now = now();
        if (now - begin.time() < SILENCE || reports < FEW_REPORTS || steps <= 0) {
            return Optional.empty();
        }
        forget(now - recent(now));
        long left = Math.max(0, total - steps);
        Mark since = marks.getFirst();
        double whole = left * (now - begin.time()) / steps;
        // No step in the recent past, as when the machine slept: it takes at least as long again for each.
        long lately = Math.max(1, steps - since.steps());
        double recent = left * (now - since.time()) / lately;
        double doubt = 1.0 / Math.max(1, reports - since.reports());
        return Optional.of(new Estimate(
                seconds(Math.min(whole, recent) * (1 - Math.min(doubt, 0.5))),
                seconds(Math.max(whole, recent) * (1 + doubt)),
                whole < SLOWER * recent));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) Math.min(seconds * NANOS, Long.MAX_VALUE));
    }
}

package org.teasel.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.teasel.api.Progress;
import org.teasel.api.TimeLeft;

/** Writes a line a minute on how far a task has come, for logs, where no bar can be drawn. */
final class LineProgress implements Progress {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final PrintStream out;
    private final LongSupplier clock;
    private final TimeLeft timeLeft;
    private String task;
    private long steps;
    private long done;
    private long last;

    /**
     * No task yet.
     *
     * @param clock nanoseconds
     */
    LineProgress(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        timeLeft = new TimeLeft(clock);
    }

    @Override
    public synchronized void begin(String name, long all) {
        task = name;
        steps = all;
        done = 0;
        last = clock.getAsLong();
        timeLeft.begin(name, all);
    }

    @Override
    public synchronized void advance(long more) {
        if (task == null) {
            return;
        }
        done += more;
        timeLeft.advance(more);
        long now = clock.getAsLong();
        if (now - last >= INTERVAL && done < steps) {
            last = now;
            String left =
                    timeLeft.estimate().map(estimate -> ", " + estimate.text()).orElse("");
            out.println(task + ": " + 100 * done / steps + " %" + left);
        }
    }

    @Override
    public synchronized void end() {
        task = null;
        timeLeft.end();
    }
}

package org.teasel.models.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.teasel.api.Progress;
import org.teasel.api.TimeLeft;
import org.teasel.models.training.TrainingListener;

/** Shows how a training goes: the loss with its terms, and the time left. */
abstract class TrainingReport implements Progress, TrainingListener {

    /** Says whether standard error is a terminal: only a shell can tell. */
    private static final String TERMINAL = "teasel.terminal";

    private final PrintWriter writer;
    private final long intervalNanos;
    private final TimeLeft timeLeft = new TimeLeft();
    private String task = "";
    private long steps;
    private boolean begun;
    private long last = System.nanoTime();

    /**
     * @param intervalNanos time from one look to the next
     */
    TrainingReport(PrintWriter writer, long intervalNanos) {
        this.writer = writer;
        this.intervalNanos = intervalNanos;
    }

    /** A bar if standard error is a terminal, else lines. */
    static TrainingReport of(PrintWriter err) {
        String told = System.getProperty(TERMINAL);
        boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
        return terminal ? new TrainingBar(err) : new TrainingLines(err);
    }

    /**
     * Shows a step.
     *
     * @param terms the loss and its terms
     * @param left the time left in words; empty if there is none or nothing is known of it
     */
    abstract void show(long step, String terms, String left);

    PrintWriter writer() {
        return writer;
    }

    long steps() {
        return steps;
    }

    @Override
    public void begin(String name, long all) {
        task = name;
        steps = all;
    }

    @Override
    public void end() {
        timeLeft.end();
    }

    @Override
    public void step(long step, Map<String, Double> terms) {
        if (!begun) {
            // Steps that a checkpoint had took no time now.
            timeLeft.begin(task, steps - step + 1);
            begun = true;
        }
        timeLeft.advance(1);
        if (step == steps || System.nanoTime() - last >= intervalNanos) {
            last = System.nanoTime();
            String numbers = terms.entrySet().stream()
                    .map(term -> String.format(Locale.ROOT, "%s %.4g", term.getKey(), term.getValue()))
                    .collect(Collectors.joining(", "));
            String left = step == steps
                    ? ""
                    : timeLeft.estimate().map(TimeLeft.Estimate::text).orElse("");
            show(step, numbers, left);
        }
    }

    @Override
    public void warned(String what) {
        writer.println("warning: " + what);
        writer.flush();
    }
}

package org.teasel.models.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.teasel.api.Progress;
import org.teasel.api.TimeLeft;
import org.teasel.models.training.TrainingListener;

/** Prints a line with the loss and its terms now and then. */
final class TrainingReport implements Progress, TrainingListener {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final TimeLeft timeLeft = new TimeLeft();
    private final PrintWriter writer;
    private final long steps;
    private long last = System.nanoTime();

    TrainingReport(PrintWriter writer, long steps) {
        this.writer = writer;
        this.steps = steps;
    }

    @Override
    public void begin(String task, long all) {
        timeLeft.begin(task, all);
    }

    @Override
    public void advance(long done) {
        timeLeft.advance(done);
    }

    @Override
    public void end() {
        timeLeft.end();
    }

    @Override
    public void step(long step, Map<String, Double> terms) {
        if (step == steps || System.nanoTime() - last >= INTERVAL_NANOS) {
            last = System.nanoTime();
            String numbers = terms.entrySet().stream()
                    .map(term -> String.format(Locale.ROOT, "%s %.4g", term.getKey(), term.getValue()))
                    .collect(Collectors.joining(", "));
            String left =
                    timeLeft.estimate().map(estimate -> "; " + estimate.text()).orElse("");
            writer.println("step " + step + " of " + steps + ": " + numbers + left);
            writer.flush();
        }
    }
}

package org.teasel.models.command;

import java.io.PrintWriter;

/** Prints a line every 10 seconds, and one for the last step. */
final class TrainingLines extends TrainingReport {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    TrainingLines(PrintWriter writer) {
        super(writer, INTERVAL_NANOS);
    }

    @Override
    public void advance(long done) {}

    @Override
    void show(long step, String terms, String left) {
        writer().println("step " + step + " of " + steps() + ": " + terms + (left.isEmpty() ? "" : "; " + left));
        writer().flush();
    }
}

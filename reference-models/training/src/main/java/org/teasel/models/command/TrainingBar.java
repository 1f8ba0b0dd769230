package org.teasel.models.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a bar, and leaves a line of the last step that it showed. */
final class TrainingBar extends TrainingReport {

    private static final int UPDATE_MILLIS = 250;

    /** Columns that are left for a bar, numbers of steps and a clock when there are many terms. */
    private static final int BAR = 60;

    private final Line line;
    private ProgressBar bar;
    private String shown = "";

    TrainingBar(PrintWriter writer) {
        this(writer, new Line(writer));
    }

    private TrainingBar(PrintWriter writer, Line line) {
        super(writer, UPDATE_MILLIS * 1_000_000L);
        this.line = line;
    }

    /** A bar on a line of so many columns. */
    static TrainingBar of(PrintWriter writer, int columns) {
        return new TrainingBar(writer, new Line(writer, columns));
    }

    @Override
    public void begin(String task, long all) {
        super.begin(task, all);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(all)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(line)
                .hideEta()
                .continuousUpdate()
                .build();
    }

    @Override
    public void advance(long done) {
        bar.stepBy(done);
    }

    @Override
    void show(long step, String terms, String left) {
        String words = left.isEmpty() ? terms : left + "; " + terms;
        bar.setExtraMessage(words.substring(0, Math.min(words.length(), line.room())));
        shown = "step " + step + " of " + steps() + ": " + terms;
    }

    @Override
    public void end() {
        super.end();
        bar.close();
        line.end();
        if (!shown.isEmpty()) {
            writer().println(shown);
        }
        writer().flush();
    }

    /** The line that the bar is drawn on; of the console, only its width counts. */
    private static final class Line extends ConsoleProgressBarConsumer {

        private final PrintWriter writer;
        private boolean over;

        Line(PrintWriter writer) {
            super(nowhere());
            this.writer = writer;
        }

        Line(PrintWriter writer, int columns) {
            super(nowhere(), columns);
            this.writer = writer;
        }

        private static PrintStream nowhere() {
            return new PrintStream(OutputStream.nullOutputStream());
        }

        int room() {
            return Math.max(0, getMaxRenderedLength() - BAR);
        }

        @Override
        public synchronized void accept(String rendered) {
            if (!over) {
                writer.print("\r" + rendered);
                writer.flush();
            }
        }

        /** Takes the bar away at once: the library does it some time later, when there may be other text. */
        synchronized void end() {
            accept(" ".repeat(getMaxRenderedLength()) + "\r");
            over = true;
        }

        @Override
        public void clear() {}

        @Override
        public void close() {
            writer.flush();
        }
    }
}

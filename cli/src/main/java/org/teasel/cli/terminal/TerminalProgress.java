package org.teasel.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.teasel.api.Progress;
import org.teasel.api.TimeLeft;

/** Shows a bar and the time left on standard error while a task runs, and takes them away afterwards. */
public final class TerminalProgress implements Progress {

    /** Says whether standard error is a terminal: only a shell can tell. */
    private static final String TERMINAL = "teasel.terminal";

    private static final int UPDATE_MILLIS = 250;

    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    /** Columns for the time left in words. */
    private static final int WORDS = 31;

    private final TimeLeft timeLeft = new TimeLeft();
    private ProgressBar bar;

    private TerminalProgress() {}

    /** Bars if standard error is a terminal, else a line a minute. */
    public static Progress onStandardError() {
        String told = System.getProperty(TERMINAL);
        boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
        return terminal ? new TerminalProgress() : new LineProgress(ERR, System::nanoTime);
    }

    @Override
    public synchronized void begin(String task, long steps) {
        end();
        timeLeft.begin(task, steps);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new Line(timeLeft))
                .hideEta()
                .continuousUpdate()
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void advance(long steps) {
        if (bar != null) {
            timeLeft.advance(steps);
            bar.stepBy(steps);
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
            timeLeft.end();
        }
    }

    /** The line that bars are drawn on, one after another: the library would leave each a line of its own. */
    private static final class Line extends ConsoleProgressBarConsumer {

        private final TimeLeft timeLeft;

        Line(TimeLeft timeLeft) {
            super(ERR);
            this.timeLeft = timeLeft;
        }

        @Override
        public int getMaxRenderedLength() {
            return Math.max(0, super.getMaxRenderedLength() - WORDS);
        }

        @Override
        public void accept(String rendered) {
            String words = timeLeft.estimate().map(TimeLeft.Estimate::text).orElse("");
            // Blanks cover a longer text of the last time.
            String line = String.format("%s  %-" + (WORDS - 2) + "s", rendered, words);
            ERR.print("\r" + line.substring(0, Math.min(line.length(), super.getMaxRenderedLength())));
        }

        @Override
        public void clear() {
            ERR.print("\r" + " ".repeat(super.getMaxRenderedLength()) + "\r");
        }

        @Override
        public void close() {
            ERR.flush();
        }
    }
}

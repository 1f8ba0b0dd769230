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

/** Shows a bar on standard error while a task runs, and takes it away afterwards. */
public final class TerminalProgress implements Progress {

    /** Says whether standard error is a terminal: only a shell can tell. */
    private static final String TERMINAL = "teasel.terminal";

    private static final int UPDATE_MILLIS = 250;

    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private ProgressBar bar;

    private TerminalProgress() {}

    /** Shows bars if standard error is a terminal, else nothing. */
    public static Progress ifTerminal() {
        String told = System.getProperty(TERMINAL);
        boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
        return terminal ? new TerminalProgress() : NONE;
    }

    @Override
    public synchronized void begin(String task, long steps) {
        end();
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new Line())
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void advance(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** The line that bars are drawn on, one after another: the library would leave each a line of its own. */
    private static final class Line extends ConsoleProgressBarConsumer {

        Line() {
            super(ERR);
        }

        @Override
        public void close() {
            ERR.flush();
        }
    }
}

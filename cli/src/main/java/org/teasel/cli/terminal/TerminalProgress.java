package org.teasel.cli.terminal;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.teasel.api.Progress;

/** Shows a bar on standard error while a task runs, and takes it away afterwards. */
public final class TerminalProgress implements Progress {

    /** Says whether standard error is a terminal: only a shell can tell. */
    private static final String TERMINAL = "teasel.terminal";

    private static final int UPDATE_MILLIS = 250;

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
                .setStyle(unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build();
    }

    private static boolean unicode() {
        return java.nio.charset.Charset.defaultCharset()
                .name()
                .toUpperCase(Locale.ROOT)
                .startsWith("UTF");
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
}

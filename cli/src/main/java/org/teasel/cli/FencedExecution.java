package org.teasel.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command and puts what it throws in words: a stack trace says nothing to the person who gave the input. */
final class FencedExecution implements IExecutionStrategy {

    private final TeaselCommand teasel;

    FencedExecution(TeaselCommand teasel) {
        this.teasel = teasel;
    }

    @Override
    public int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (ParameterException e) {
            throw e;
        } catch (ExecutionException e) {
            return fail(parsed, e.getCause() == null ? e : e.getCause());
        } catch (Error e) {
            return fail(parsed, e);
        }
    }

    private int fail(ParseResult parsed, Throwable thrown) {
        CommandLine line = parsed.commandSpec().commandLine();
        PrintWriter err = line.getErr();
        err.println("teasel: " + tell(thrown));
        if (teasel.stackTrace()) {
            thrown.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }

    /** The first cause that has something to say to the user. */
    private static String tell(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException) {
                return cause.getMessage();
            }
            if (cause instanceof OutOfMemoryError) {
                return "out of memory with a heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB; set TEASEL_OPTS=-Xmx8g for more, or ask for less with --stride, --sample or"
                        + " --samples";
            }
            if (cause instanceof CancellationException) {
                return "cancelled: " + cause.getMessage();
            }
            if (cause instanceof UncheckedIOException) {
                return "reading or writing failed: " + cause.getMessage();
            }
        }
        return "an error that should not have happened: " + thrown + " (--stacktrace shows where)";
    }
}

package org.teasel.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the {@code teasel} command. */
public final class Main {

    private Main() {}

    /** Runs the command and exits: 0, 1 for bad input or a failed score, 2 for wrong usage. */
    public static void main(String... arguments) {
        // Scores hold signs that a POSIX locale lacks and that every terminal of today has.
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the command with the given writers and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        TeaselCommand teasel = new TeaselCommand();
        CommandLine line = new CommandLine(teasel);
        TrainCommand.passOptionsOn(line);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(new FencedExecution(teasel));
        line.setParameterExceptionHandler(Main::refuse);
        return line.execute(arguments);
    }

    private static int refuse(CommandLine.ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("teasel: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}

package org.teasel.models.command;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.spi.ToolProvider;
import org.teasel.api.InvalidInputException;
import org.teasel.models.training.TrainingFailedException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Trains a model of the papers. Run it with {@code --help} to see its arguments. */
public final class TrainTool implements ToolProvider {

    /** For the service loader. */
    public TrainTool() {}

    @Override
    public String name() {
        return "teasel-train";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new TrainCommand());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> {
            if (thrown instanceof InvalidInputException
                    || thrown instanceof TrainingFailedException
                    || thrown instanceof CancellationException) {
                err.println("teasel: " + thrown.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw thrown;
        });
        line.setParameterExceptionHandler((wrong, ignored) -> {
            err.println("teasel: " + wrong.getMessage());
            err.println("Try 'teasel train --help'.");
            return ExitCode.USAGE;
        });
        return line.execute(arguments);
    }
}

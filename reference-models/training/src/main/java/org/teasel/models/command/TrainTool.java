package org.teasel.models.command;

import java.io.PrintWriter;
import java.util.Arrays;
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

    /** A command line that reads arguments as the tool does. */
    static CommandLine line(Object command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        boolean grid = arguments.length > 0 && arguments[0].equals(GridCommand.NAME);
        CommandLine line = line(grid ? new GridCommand() : new TrainCommand());
        line.setOut(out);
        line.setErr(err);
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
            err.println("Try 'teasel train" + (grid ? " grid" : " --help") + "'.");
            return ExitCode.USAGE;
        });
        return line.execute(grid ? passed(arguments) : arguments);
    }

    /** A grid without arguments tells what it takes. */
    private static String[] passed(String... arguments) {
        return arguments.length == 1 ? new String[] {"--help"} : Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}

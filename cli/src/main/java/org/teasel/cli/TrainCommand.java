package org.teasel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import org.teasel.api.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Trains a model by the tool {@value #TOOL}, which is looked for where plugins are: what it trains with is hundreds of
 * megabytes of native code.
 */
@Command(
        name = TrainCommand.NAME,
        description = {
            "Train a model of the papers. Needs teasel-reference-models and LibTorch's natives as plugins.",
            "With no arguments, show those that training takes."
        })
final class TrainCommand implements Callable<Integer> {

    static final String NAME = "train";

    private static final String TOOL = "teasel-train";

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "What training takes.")
    private List<String> arguments = new ArrayList<>();

    @ParentCommand
    private TeaselCommand teasel;

    @Spec
    private CommandSpec spec;

    /** Makes the command take options that it doesn't know: the tool does. */
    static void passOptionsOn(CommandLine line) {
        line.getSubcommands().get(NAME).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        String[] passed = arguments.isEmpty() ? new String[] {"--help"} : arguments.toArray(String[]::new);
        return tool(teasel.discover().loader()).run(line.getOut(), line.getErr(), passed);
    }

    private static ToolProvider tool(ClassLoader loader) {
        for (ToolProvider tool : ServiceLoader.load(ToolProvider.class, loader)) {
            if (tool.name().equals(TOOL)) {
                return tool;
            }
        }
        throw new InvalidInputException("training needs plugins that were not found: teasel-reference-models,"
                + " teasel-adapter-torchscript and LibTorch with its natives; name their folder with --plugins");
    }
}

package org.teasel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.teasel.cli.plugin.Discovery;
import org.teasel.cli.plugin.PluginPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above the others, with what they share. */
@Command(
        name = "teasel",
        description = "Scores how well a representation has been disentangled.",
        subcommands = {
            ScoreCommand.class,
            MetricsCommand.class,
            PluginsCommand.class,
            ZooCommand.class,
            ConformCommand.class,
            TrainCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:bad input, or a score that failed", "2:wrong usage"})
final class TeaselCommand implements Runnable {

    private static final String HOME = "teasel.home";

    @Option(
            names = "--plugins",
            paramLabel = "DIR|JAR",
            scope = ScopeType.INHERIT,
            description =
                    "Look for plugins there too; may be repeated. Those in $TEASEL_HOME/plugins are always found.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean stackTrace;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "expected a command: score, metrics, plugins, zoo, conform or train");
    }

    boolean stackTrace() {
        return stackTrace;
    }

    /** Finds the plugins on the class path, in the home folder and where the user says. */
    Discovery discover() {
        List<Path> places = new ArrayList<>();
        String home = System.getProperty(HOME, System.getenv("TEASEL_HOME"));
        if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
            places.add(Path.of(home, "plugins"));
        }
        places.addAll(plugins);
        return PluginPath.of(places).discover();
    }
}

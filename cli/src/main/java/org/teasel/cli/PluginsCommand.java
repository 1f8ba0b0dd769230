package org.teasel.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.PluginFailure;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.plugin.Discovery;
import org.teasel.cli.plugin.Fence;
import org.teasel.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what was discovered, and what could not be used. */
@Command(
        name = "plugins",
        description = "List what was discovered and from which artifact, and what failed to load and why.")
final class PluginsCommand implements Callable<Integer> {

    @ParentCommand
    private TeaselCommand teasel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Discovery discovery = teasel.discover();
        Plugins plugins = discovery.plugins();
        TextTable table = TextTable.of("door", "id", "artifact", "what it is");
        list("encoder", plugins.encoders(), EncoderProvider::description, table);
        list("data set", plugins.datasets(), DatasetProvider::description, table);
        list("metric", plugins.metrics(), metric -> metric.descriptor().summary(), table);
        list("estimator", plugins.estimators(), provider -> provider.getClass().getName(), table);
        table.print(out);
        printFailures(discovery.failures(), out);
        return 0;
    }

    private static <T> void list(
            String door, Collection<Plugin<T>> plugins, Function<T, String> describe, TextTable table) {
        for (Plugin<T> plugin : plugins) {
            String description = Fence.tell(() -> String.valueOf(describe.apply(plugin.service())));
            table.row(door, plugin.id(), plugin.artifact(), description);
        }
    }

    private static void printFailures(List<PluginFailure> failures, PrintWriter out) {
        out.println();
        if (failures.isEmpty()) {
            out.println("Nothing failed to load.");
            return;
        }
        out.println(failures.size() == 1 ? "One plugin can't be used:" : failures.size() + " plugins can't be used:");
        TextTable table = TextTable.of("door", "provider", "artifact", "cause");
        failures.forEach(f -> table.row(f.door(), f.provider(), f.artifact(), f.cause()));
        table.print(out);
    }
}

package org.teasel.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.Requirement;
import org.teasel.cli.plugin.Discovery;
import org.teasel.cli.report.Figures;
import org.teasel.metrics.MetricCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the metrics that there are. */
@Command(name = "metrics", description = "List the metrics: what each is, its range and direction, needs and source.")
final class MetricsCommand implements Callable<Integer> {

    private static final String INDENT = "    ";

    @ParentCommand
    private TeaselCommand teasel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Discovery discovery = teasel.discover();
        PluginWarnings.print(discovery, spec.commandLine().getErr());
        List<Metric> metrics = MetricCatalogue.of(discovery.plugins()).standard();
        metrics.forEach(metric -> print(metric, out));
        if (metrics.isEmpty()) {
            out.println("There are no metrics.");
        }
        return 0;
    }

    private static void print(Metric metric, PrintWriter out) {
        MetricDescriptor descriptor = metric.descriptor();
        String k = metric.at(1).isPresent() ? "@k" : "";
        String variant = metric.defaultVariant().isEmpty() ? "" : " (" + metric.defaultVariant() + ")";
        out.println(descriptor.name() + k + variant + " – " + descriptor.summary());
        out.println(INDENT + values(descriptor) + needs(descriptor));
        for (Metric other : metric.variants()) {
            MetricDescriptor its = other.descriptor();
            String values = values(its).equals(values(descriptor)) ? "" : " – " + values(its);
            out.println(INDENT + its.name().id() + (other.at(1).isPresent() ? "@k" : "") + ":"
                    + its.name().variant() + " – " + its.summary() + values);
        }
        out.println(INDENT + "source: " + descriptor.citation());
    }

    private static String values(MetricDescriptor descriptor) {
        return "range " + Figures.range(descriptor.range()) + unit(descriptor) + ", " + direction(descriptor);
    }

    private static String unit(MetricDescriptor descriptor) {
        return descriptor.unit() == MetricDescriptor.Unit.NATS ? " nats" : "";
    }

    private static String direction(MetricDescriptor descriptor) {
        return descriptor.direction() == MetricDescriptor.Direction.NEITHER
                ? "describes"
                : descriptor.direction().name().toLowerCase(Locale.ROOT) + " is better";
    }

    private static String needs(MetricDescriptor descriptor) {
        return descriptor.requirements().isEmpty()
                ? ""
                : descriptor.requirements().stream()
                        .sorted()
                        .map(Requirement::label)
                        .collect(Collectors.joining(", ", ", needs ", ""));
    }
}

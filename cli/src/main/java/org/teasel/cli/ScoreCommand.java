package org.teasel.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.plugin.Discovery;
import org.teasel.cli.report.Provenance;
import org.teasel.cli.report.Report;
import org.teasel.cli.report.ReportFolder;
import org.teasel.cli.report.ReportFormat;
import org.teasel.cli.source.Opened;
import org.teasel.cli.source.Source;
import org.teasel.cli.terminal.ScoreTable;
import org.teasel.cli.terminal.TerminalProgress;
import org.teasel.estimators.Checkpoint;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Scores a representation, prints the scores and writes a report. */
@Command(
        name = "score",
        description = {
            "Score an encoder on a data set, or stored posteriors; print the scores and write a report.",
            "With no options, score a trained beta-TCVAE on drawn sprites."
        })
final class ScoreCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions sourceOptions;

    @Option(
            names = "--metrics",
            paramLabel = "NAME,...",
            defaultValue = "standard",
            description = "standard (every metric), all (every variant too), or names such as mig,sepin@3,dci:lasso."
                    + " Default: ${DEFAULT-VALUE}.")
    private String metrics;

    @Mixin
    private SettingsOptions settingsOptions;

    @Mixin
    private ReportOptions reportOptions;

    @Mixin
    private CheckpointOptions checkpointOptions;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @ParentCommand
    private TeaselCommand teasel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = settingsOptions.settings();
        Optional<Checkpoint> checkpoint = checkpointOptions.checkpoint(quiet);
        Source source = sourceOptions.source(settings.seed());
        Discovery discovery = teasel.discover();
        Plugins plugins = discovery.plugins();
        List<Metric> asked = select(plugins);
        ReportFolder folder = ReportFolder.prepare(reportOptions.out());
        PrintWriter err = spec.commandLine().getErr();
        if (!quiet) {
            PluginWarnings.print(discovery, err);
        }
        Progress progress = quiet ? Progress.NONE : TerminalProgress.onStandardError();
        Opened opened = source.open(plugins, progress);
        if (!quiet) {
            opened.warnings().forEach(warning -> err.println("warning: " + warning));
        }
        Evaluator evaluator = Evaluator.of(plugins).with(settings).with(progress);
        Evaluation evaluation =
                checkpoint.map(evaluator::with).orElse(evaluator).evaluate(opened.representation(), asked);
        if (quiet) {
            ScoreTable.printFailures(evaluation, err);
        } else {
            ScoreTable.print(evaluation, spec.commandLine().getOut());
            evaluation.warnings().forEach(warning -> err.println("warning: " + warning));
        }
        Provenance provenance = new Provenance(
                Version.current(), opened.description(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        boolean written = write(new Report(evaluation, provenance, opened.pictures()), folder);
        boolean printed = !spec.commandLine().getOut().checkError();
        if (!printed) {
            err.println("teasel: the table was not printed: standard output can't be written");
        }
        return evaluation.succeeded() && written && printed ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Metric> select(Plugins plugins) {
        try {
            return MetricCatalogue.of(plugins).select(metrics);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Writes every format that can be written: what has been computed must not be lost with one of them. */
    private boolean write(Report report, ReportFolder folder) {
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        if (!quiet) {
            out.println();
        }
        for (ReportFormat format : reportOptions.formats()) {
            try {
                Path file = folder.write(format.fileName(), format.render(report));
                if (!quiet) {
                    out.println(file);
                }
            } catch (InvalidInputException e) {
                spec.commandLine().getErr().println("teasel: " + e.getMessage());
                all = false;
            } catch (RuntimeException e) {
                spec.commandLine().getErr().println("teasel: " + format.fileName() + " was not written: " + e);
                all = false;
            }
        }
        return all;
    }
}

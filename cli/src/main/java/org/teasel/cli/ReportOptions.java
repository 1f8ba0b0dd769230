package org.teasel.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.teasel.cli.report.ReportFormat;
import org.teasel.cli.report.html.HtmlReport;
import org.teasel.cli.report.json.JsonReport;
import org.teasel.cli.report.markdown.MarkdownReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where and how scores are written. */
final class ReportOptions {

    private enum Format {
        JSON(new JsonReport()),
        MD(new MarkdownReport()),
        HTML(new HtmlReport());

        private final ReportFormat writer;

        Format(ReportFormat writer) {
            this.writer = writer;
        }
    }

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "teasel-report",
            description = "Folder for the report. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "json,md,html",
            split = ",",
            defaultValue = "json,md,html",
            description = "Which of scores.json, report.md and report.html to write. Default: all.")
    private Set<Format> formats = EnumSet.allOf(Format.class);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Path out() {
        if (out.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--out is empty, expected a folder");
        }
        return out;
    }

    List<ReportFormat> formats() {
        return formats.stream().sorted().map(format -> format.writer).toList();
    }
}

package org.teasel.cli.report.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.cli.report.Figures;
import org.teasel.cli.report.Report;
import org.teasel.cli.report.ReportFormat;
import org.teasel.cli.report.ScoreRow;
import org.teasel.cli.report.SettingsList;
import org.teasel.metrics.Evaluation;

/** The score table, the informations and the settings as Markdown. */
public final class MarkdownReport implements ReportFormat {

    /** A writer of report.md. */
    public MarkdownReport() {}

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public String render(Report report) {
        Evaluation evaluation = report.evaluation();
        Representation representation = evaluation.representation();
        List<ScoreRow> rows = evaluation.scores().stream().map(ScoreRow::of).toList();
        Page page = new Page();
        page.heading(1, representation.name());
        page.paragraph(Figures.count(representation.size()) + " observations, "
                + representation.posteriors().latents() + " latents, "
                + representation.factors().count() + " factors");
        if (!evaluation.warnings().isEmpty()) {
            page.heading(2, "Warnings");
            page.list(evaluation.warnings());
        }
        page.heading(2, "Scores");
        page.table(
                List.of("score", "value", "± SE", Figures.confidence(evaluation.settings()) + " interval", "better"),
                rows.stream()
                        .map(row -> List.of(
                                row.name(), row.valueOrStatus(), row.standardError(), row.interval(), row.direction()))
                        .toList());
        page.list(rows.stream()
                .flatMap(row -> row.notes().stream().map(note -> row.name() + ": " + note))
                .toList());
        evaluation.information().ifPresent(table -> informations(representation, table, page));
        page.heading(2, "Settings");
        List<String> settings = new ArrayList<>();
        report.provenance().source().forEach((name, value) -> settings.add(name + ": " + value));
        SettingsList.of(evaluation.settings()).forEach((name, value) -> settings.add(name + ": " + value));
        settings.add("Teasel " + report.provenance().version());
        page.list(settings);
        return page.toString();
    }

    private static void informations(Representation representation, InformationTable table, Page page) {
        page.heading(2, "Informations, in nats");
        List<String> titles = new ArrayList<>(List.of("latent", "x"));
        representation.factors().factors().stream().map(Factor::name).forEach(titles::add);
        page.table(
                titles,
                IntStream.range(0, table.latents())
                        .mapToObj(i -> {
                            List<String> cells = new ArrayList<>();
                            cells.add(representation.latentNames().get(i));
                            cells.add(Figures.value(table.informativeness()[i]));
                            for (double information : table.mutualInformation()[i]) {
                                cells.add(Figures.value(information));
                            }
                            return cells;
                        })
                        .toList());
    }
}

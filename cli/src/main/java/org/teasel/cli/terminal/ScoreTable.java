package org.teasel.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.teasel.cli.report.Figures;
import org.teasel.cli.report.ScoreRow;
import org.teasel.metrics.Evaluation;

/** Prints scores as a table, with the notes below. */
public final class ScoreTable {

    private ScoreTable() {}

    /** Prints the scores of an evaluation. */
    public static void print(Evaluation evaluation, PrintWriter out) {
        List<ScoreRow> rows = evaluation.scores().stream().map(ScoreRow::of).toList();
        out.println(evaluation.representation().name() + ": "
                + Figures.count(evaluation.representation().size()) + " observations, "
                + evaluation.representation().posteriors().latents() + " latents, "
                + evaluation.representation().factors().count() + " factors");
        out.println();
        TextTable table = TextTable.of(
                "score", " value", " ± SE", Figures.confidence(evaluation.settings()) + " interval", "better");
        for (ScoreRow row : rows) {
            table.row(row.name(), row.valueOrStatus(), row.standardError(), row.interval(), row.direction());
        }
        table.print(out);
        printNotes(rows, out);
    }

    /** Prints only what broke down. */
    public static void printFailures(Evaluation evaluation, PrintWriter out) {
        List<ScoreRow> failed = evaluation.scores().stream()
                .map(ScoreRow::of)
                .filter(row -> row.status() == ScoreRow.Status.FAILED)
                .toList();
        failed.forEach(row -> out.println(row.name() + ": " + row.notes().get(0)));
    }

    private static void printNotes(List<ScoreRow> rows, PrintWriter out) {
        boolean first = true;
        for (ScoreRow row : rows) {
            for (String note : row.notes()) {
                if (first) {
                    out.println();
                    first = false;
                }
                out.println(row.name() + ": " + note);
            }
        }
    }
}

package org.teasel.cli.report.html;

import java.time.Duration;
import java.util.Locale;
import org.teasel.api.metric.Score;
import org.teasel.cli.report.Figures;
import org.teasel.cli.report.Report;
import org.teasel.cli.report.SettingsList;
import org.teasel.metrics.Evaluation;

/** How the scores came about: what was scored, the settings, and who defined the metrics. */
final class SettingsSection {

    private SettingsSection() {}

    static void write(Report report, Markup markup) {
        Evaluation evaluation = report.evaluation();
        markup.open("section").element("h2", "Settings").open("dl").line();
        report.provenance().source().forEach((name, value) -> entry(Figures.words(name), value, markup));
        SettingsList.of(evaluation.settings()).forEach((name, value) -> entry(name, value, markup));
        entry("Teasel", report.provenance().version(), markup);
        entry("Created", report.provenance().created().toString(), markup);
        entry("Time", seconds(evaluation.time()), markup);
        markup.close().close().line();
        markup.open("section").element("h2", "Sources").open("table", "class", "sources");
        for (Score score : evaluation.scores()) {
            markup.open("tr").element("th", score.descriptor().name().toString(), "scope", "row");
            markup.element("td", score.descriptor().citation());
            markup.element("td", seconds(score.time()), "class", "figure");
            markup.close().line();
        }
        markup.close().close().line();
    }

    private static void entry(String name, String value, Markup markup) {
        markup.open("div").element("dt", name).element("dd", value).close().line();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}

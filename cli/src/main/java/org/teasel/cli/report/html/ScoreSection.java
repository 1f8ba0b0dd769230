package org.teasel.cli.report.html;

import java.util.Map;
import java.util.stream.Collectors;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.Score;
import org.teasel.cli.report.Figures;
import org.teasel.cli.report.ScoreRow;
import org.teasel.metrics.Evaluation;

/** The table of scores with their uncertainty. */
final class ScoreSection {

    private ScoreSection() {}

    static void write(Evaluation evaluation, Markup markup) {
        String interval = Figures.confidence(evaluation.settings()) + " interval";
        markup.open("section").element("h2", "Scores").line();
        markup.open("table", "class", "scores").open("thead").open("tr");
        markup.element("th", "Score", "scope", "col");
        markup.element("th", "Value", "scope", "col", "class", "figure");
        markup.element("th", "± SE", "scope", "col", "class", "figure");
        markup.element("th", interval, "scope", "col", "class", "figure");
        markup.element("th", "In its range", "scope", "col");
        markup.element("th", "Better", "scope", "col");
        markup.close().close().open("tbody").line();
        evaluation.scores().forEach(score -> row(score, interval, markup));
        markup.close().close();
        markup.element(
                "p",
                "± SE is the standard error of what was drawn or learned, by which another seed would move the value; the interval says where the value may lie"
                        + " if the observations had been others.",
                "class",
                "caption");
        markup.close().line();
    }

    private static void row(Score score, String interval, Markup markup) {
        ScoreRow row = ScoreRow.of(score);
        MetricDescriptor descriptor = score.descriptor();
        markup.open("tr", "class", row.status() == ScoreRow.Status.DEFINED ? "" : "none");
        markup.open("th", "scope", "row");
        markup.element("span", row.name(), "class", "name", "id", "score-" + row.name());
        markup.element("span", descriptor.summary(), "class", "summary");
        components(score, markup);
        row.notes().forEach(note -> markup.element("span", note, "class", "note"));
        markup.close();
        markup.element("td", row.valueOrStatus(), "class", "figure value");
        markup.element("td", row.standardError(), "class", "figure", "data-label", "± SE");
        markup.element("td", row.interval(), "class", "figure", "data-label", interval);
        markup.open("td", "class", "place");
        if (score.outcome() instanceof Score.Defined defined) {
            RangeStrip.draw(defined, descriptor.range(), markup);
        }
        markup.element("span", Figures.range(descriptor.range()) + unit(descriptor), "class", "range");
        markup.close();
        boolean better = descriptor.direction() != MetricDescriptor.Direction.NEITHER;
        markup.element("td", row.direction(), "class", better ? "better" : "describes");
        markup.close().line();
    }

    private static void components(Score score, Markup markup) {
        if (score.outcome() instanceof Score.Defined defined
                && !defined.measurement().components().isEmpty()) {
            Map<String, Double> components = defined.measurement().components();
            markup.element(
                    "span",
                    components.entrySet().stream()
                            .map(entry -> Figures.words(entry.getKey()) + " " + Figures.value(entry.getValue()))
                            .collect(Collectors.joining(" · ")),
                    "class",
                    "components");
        }
    }

    private static String unit(MetricDescriptor descriptor) {
        return descriptor.unit() == MetricDescriptor.Unit.NATS ? " nats" : "";
    }
}

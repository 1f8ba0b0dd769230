package org.teasel.cli.report.html;

import java.util.Arrays;
import java.util.List;
import org.teasel.cli.report.Figures;

/** Draws numbers that are not negative as bars from left to right, a row each. */
final class BarChart {

    private static final double ROW = 24;
    private static final double BAR = 220;
    private static final double NUMBER = 52;
    private static final double GAP = 8;

    private BarChart() {}

    /** Draws one bar a name. */
    static void draw(String title, List<String> names, double[] values, Markup markup) {
        double left = Svg.width(names) + GAP;
        double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        double width = left + BAR + NUMBER;
        markup.open(
                "svg",
                "role",
                "img",
                "aria-label",
                title + ": a bar for each of " + names.size() + ", the longest " + Figures.value(most),
                "viewBox",
                "0 0 " + Svg.length(width) + " " + Svg.length(names.size() * ROW + 2),
                "style",
                "max-width:" + Svg.length(width) + "px");
        for (int k = 0; k < names.size(); k++) {
            double middle = (k + 0.5) * ROW;
            double share = most > 0 && values[k] > 0 ? Math.min(1, values[k] / most) : 0;
            Svg.text(markup, "end", left - GAP, middle, Svg.label(names.get(k)));
            bar(markup, "track", left, middle, BAR).close();
            bar(markup, "bar", left, middle, BAR * share)
                    .element("title", names.get(k) + ": " + Figures.value(values[k]))
                    .close();
            Svg.text(markup, "number end", width, middle, Figures.cell(values[k]));
            markup.line();
        }
        markup.close();
    }

    private static Markup bar(Markup markup, String kind, double x, double middle, double width) {
        return markup.open(
                "rect",
                "class",
                kind,
                "x",
                Svg.length(x),
                "y",
                Svg.length(middle - 6),
                "width",
                Svg.length(width),
                "height",
                "12",
                "rx",
                "2");
    }
}

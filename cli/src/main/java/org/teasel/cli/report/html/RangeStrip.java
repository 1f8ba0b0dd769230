package org.teasel.cli.report.html;

import java.util.Optional;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.Score;
import org.teasel.cli.report.Figures;

/** Draws where a value lies in the range of its metric, with its confidence interval. */
final class RangeStrip {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 16;
    private static final double MARGIN = 5;

    private RangeStrip() {}

    /** Draws a value whose metric has a finite range; nothing for others. */
    static void draw(Score.Defined defined, Range range, Markup markup) {
        double value = defined.measurement().value();
        if (!Double.isFinite(range.low()) || !Double.isFinite(range.high()) || !Double.isFinite(value)) {
            return;
        }
        Optional<Score.Interval> interval = defined.interval();
        markup.open(
                "svg",
                "class",
                "strip",
                "role",
                "img",
                "aria-label",
                Figures.value(value) + " in " + Figures.range(range),
                "viewBox",
                "0 0 " + Svg.length(WIDTH) + " " + Svg.length(HEIGHT));
        line(markup, "axis", MARGIN, WIDTH - MARGIN);
        interval.ifPresent(i -> line(markup, "whisker", place(i.low(), range), place(i.high(), range)));
        markup.empty(
                "circle",
                "class",
                "dot",
                "cx",
                Svg.length(place(value, range)),
                "cy",
                Svg.length(HEIGHT / 2),
                "r",
                "4");
        markup.close();
    }

    private static void line(Markup markup, String kind, double from, double to) {
        String middle = Svg.length(HEIGHT / 2);
        markup.empty("line", "class", kind, "x1", Svg.length(from), "x2", Svg.length(to), "y1", middle, "y2", middle);
    }

    private static double place(double value, Range range) {
        double share = (value - range.low()) / (range.high() - range.low());
        return MARGIN + Math.max(0, Math.min(1, share)) * (WIDTH - 2 * MARGIN);
    }
}

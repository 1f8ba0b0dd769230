package org.teasel.cli.report.html;

import java.util.Arrays;
import java.util.List;
import org.teasel.api.metric.Matrix;
import org.teasel.cli.report.Figures;

/** Draws a matrix as shaded cells with their numbers, rows down and columns across. */
final class HeatMap {

    private static final double ROW = 24;
    private static final double NARROW = 14;
    private static final double LEAST_COLUMN = 42;
    private static final double MOST_COLUMN = 84;
    private static final double LEVEL_WIDTH = 440;
    private static final double LABEL_GAP = 8;
    private static final double LEGEND = 34;
    private static final int LEGEND_STEPS = 40;
    private static final int MOST_NUMBERED = 24;

    private final Matrix matrix;
    private final double low;
    private final double high;
    private final boolean numbered;
    private final boolean tilted;
    private final double column;
    private final double row;
    private final double left;
    private final double top;

    private HeatMap(Matrix matrix) {
        this.matrix = matrix;
        double[] finite = Arrays.stream(matrix.values())
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        // Zero looks the same in all tables, and a shade says how far from it an entry is.
        double least = Arrays.stream(finite).min().orElse(0);
        double greatest = Arrays.stream(finite).max().orElse(0);
        high = Math.max(Math.abs(least), Math.abs(greatest));
        low = least < 0 ? -high : 0;
        numbered = matrix.columns().size() <= MOST_NUMBERED && matrix.rows().size() <= 2 * MOST_NUMBERED;
        double names = Svg.width(matrix.columns()) + LABEL_GAP;
        tilted = !numbered || names > MOST_COLUMN && names * matrix.columns().size() > LEVEL_WIDTH;
        column = numbered ? tilted ? LEAST_COLUMN : Math.max(LEAST_COLUMN, names) : NARROW;
        row = numbered ? ROW : NARROW;
        left = Svg.width(matrix.rows()) + LABEL_GAP;
        // The sine of 45 degrees, less what the guess at letters is too much.
        top = tilted ? names * 0.62 + LABEL_GAP : ROW;
    }

    /** Draws a matrix of at least one cell. */
    static void draw(Matrix matrix, Markup markup) {
        new HeatMap(matrix).draw(markup);
    }

    private void draw(Markup markup) {
        int rows = matrix.rows().size();
        int columns = matrix.columns().size();
        double width = left + columns * column + (tilted ? top * 0.8 : 1);
        double height = top + rows * row + LEGEND;
        markup.open(
                "svg",
                "role",
                "img",
                "aria-label",
                summary(),
                "viewBox",
                "0 0 " + Svg.length(width) + " " + Svg.length(height),
                "style",
                "max-width:" + Svg.length(width) + "px;min-width:" + Svg.length(width * 0.62) + "px");
        for (int c = 0; c < columns; c++) {
            columnLabel(markup, matrix.columns().get(c), left + (c + 0.5) * column);
        }
        for (int r = 0; r < rows; r++) {
            Svg.text(
                    markup,
                    "end",
                    left - LABEL_GAP,
                    top + (r + 0.5) * row,
                    Svg.label(matrix.rows().get(r)));
            for (int c = 0; c < columns; c++) {
                cell(markup, r, c);
            }
            markup.line();
        }
        legend(markup, top + rows * row + 12, Math.min(160, Math.max(80, columns * column)));
        markup.close();
    }

    private void columnLabel(Markup markup, String name, double centre) {
        if (tilted) {
            String place = Svg.length(centre) + " " + Svg.length(top - LABEL_GAP);
            markup.element(
                    "text", Svg.label(name), "class", "start", "transform", "translate(" + place + ") rotate(-45)");
        } else {
            Svg.text(markup, "middle", centre, top - 12, Svg.label(name));
        }
    }

    private void cell(Markup markup, int r, int c) {
        double value = matrix.values()[r][c];
        double share = share(value);
        double gap = numbered ? 1 : 0.5;
        Svg.shade(markup, left + c * column, top + r * row, column - gap, row - gap, share)
                .element("title", matrix.rows().get(r) + ", " + matrix.columns().get(c) + ": " + Figures.value(value))
                .close();
        if (numbered) {
            Svg.text(
                    markup,
                    "number middle " + Svg.onShade(share),
                    left + (c + 0.5) * column,
                    top + (r + 0.5) * row,
                    Figures.cell(value));
        }
    }

    private void legend(Markup markup, double y, double width) {
        double step = width / LEGEND_STEPS;
        for (int s = 0; s < LEGEND_STEPS; s++) {
            Svg.shade(markup, left + s * step, y, step, 6, share(low + (high - low) * s / (LEGEND_STEPS - 1)))
                    .close();
        }
        Svg.text(markup, "small start", left, y + 15, Figures.cell(low));
        Svg.text(markup, "small end", left + width, y + 15, Figures.cell(high));
    }

    private double share(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return high > 0 ? Math.max(-1, Math.min(1, value / high)) : 0;
    }

    private String summary() {
        List<String> rows = matrix.rows();
        double largest = Double.NEGATIVE_INFINITY;
        int bestRow = 0;
        int bestColumn = 0;
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < matrix.columns().size(); c++) {
                if (matrix.values()[r][c] > largest) {
                    largest = matrix.values()[r][c];
                    bestRow = r;
                    bestColumn = c;
                }
            }
        }
        return matrix.title() + ": heat map of " + rows.size() + " rows and "
                + matrix.columns().size() + " columns from " + Figures.value(low) + " to " + Figures.value(high)
                + "; the largest entry is that of " + rows.get(bestRow) + " and "
                + matrix.columns().get(bestColumn);
    }
}

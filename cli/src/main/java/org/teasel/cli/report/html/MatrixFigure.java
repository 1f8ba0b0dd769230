package org.teasel.cli.report.html;

import org.teasel.api.metric.Matrix;
import org.teasel.cli.report.Figures;

/** A matrix as a heat map with its title, and as a table for those who want the numbers. */
final class MatrixFigure {

    private MatrixFigure() {}

    /**
     * Writes a matrix; nothing for one without cells.
     *
     * @param from where it comes from, to stand before the title; may be empty
     */
    static void write(String from, Matrix matrix, Markup markup) {
        if (matrix.rows().isEmpty() || matrix.columns().isEmpty()) {
            return;
        }
        markup.open("figure").open("figcaption");
        if (!from.isEmpty()) {
            markup.element("span", from, "class", "name").text(" ");
        }
        markup.text(matrix.title()).close();
        markup.open("div", "class", "scroll");
        HeatMap.draw(matrix, markup);
        markup.close();
        numbers(matrix, markup);
        markup.close().line();
    }

    private static void numbers(Matrix matrix, Markup markup) {
        markup.open("details").element("summary", "Numbers");
        markup.open("div", "class", "scroll").open("table", "class", "numbers").open("tr");
        markup.element("td", "");
        matrix.columns().forEach(column -> markup.element("th", column, "scope", "col"));
        markup.close().line();
        for (int r = 0; r < matrix.rows().size(); r++) {
            markup.open("tr").element("th", matrix.rows().get(r), "scope", "row");
            for (double value : matrix.values()[r]) {
                markup.element("td", Figures.value(value));
            }
            markup.close().line();
        }
        markup.close().close().close();
    }
}

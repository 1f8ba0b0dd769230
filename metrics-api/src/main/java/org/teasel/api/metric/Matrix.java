package org.teasel.api.metric;

import java.util.List;

/**
 * A table behind a score.
 *
 * @param title what the entries are
 * @param rows names of the rows
 * @param columns names of the columns
 * @param values [rows][columns]; NaN where an entry is not defined
 */
public record Matrix(String title, List<String> rows, List<String> columns, double[][] values) {
    public Matrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }
}

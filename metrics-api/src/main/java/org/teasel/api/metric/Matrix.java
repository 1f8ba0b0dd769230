package org.teasel.api.metric;

import java.util.Arrays;
import java.util.List;

/**
 * A table behind a score. Immutable: what it is given is copied, and its values are only to be read.
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
        values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        int width = columns.size();
        if (values.length != rows.size() || Arrays.stream(values).anyMatch(row -> row.length != width)) {
            throw new IllegalArgumentException("table '" + title + "' has names for " + rows.size() + " rows of "
                    + width + " columns, expected one for each row and column of its values");
        }
    }
}

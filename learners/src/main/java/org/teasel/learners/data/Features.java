package org.teasel.learners.data;

import java.util.Objects;

/** A table of finite numbers, rows x columns, checked and copied at the door. */
public final class Features {

    /** The largest magnitude let in: sums of squares of such values stay finite. */
    public static final double MAX_MAGNITUDE = 1e100;

    private final double[] values;
    private final int rows;
    private final int columns;

    private Features(double[] values, int rows, int columns) {
        this.values = values;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Takes in a table to learn from.
     *
     * @param table at least one row and one column, all rows of one length
     * @throws IllegalArgumentException if the table is empty or ragged, or a value is not finite or exceeds
     *     {@link #MAX_MAGNITUDE}; the message names row and column
     */
    public static Features of(double[][] table) {
        Objects.requireNonNull(table, "features");
        if (table.length == 0) {
            throw new IllegalArgumentException("features have no rows; expected at least one");
        }
        int columns = Objects.requireNonNull(table[0], "features, row 0").length;
        if (columns == 0) {
            throw new IllegalArgumentException("features have no columns; expected at least one");
        }
        return of(table, columns);
    }

    /**
     * Takes in a table to predict from, which may have no rows.
     *
     * @param table rows of length {@code columns}
     * @param columns the number of columns in training
     * @throws IllegalArgumentException as {@link #of(double[][])}, and if a row has another length
     */
    public static Features of(double[][] table, int columns) {
        Objects.requireNonNull(table, "features");
        double[] values = new double[Math.multiplyExact(table.length, columns)];
        for (int row = 0; row < table.length; row++) {
            double[] line = Objects.requireNonNull(table[row], "a row of the features");
            if (line.length != columns) {
                throw new IllegalArgumentException(
                        "features have %d columns in row %d; expected %d".formatted(line.length, row, columns));
            }
            for (int column = 0; column < columns; column++) {
                if (!(Math.abs(line[column]) <= MAX_MAGNITUDE)) {
                    throw new IllegalArgumentException(
                            "feature in row %d, column %d is %s; expected a finite number up to %s in magnitude"
                                    .formatted(row, column, line[column], MAX_MAGNITUDE));
                }
                values[row * columns + column] = line[column];
            }
        }
        return new Features(values, table.length, columns);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /** Returns a copy of a row. */
    public double[] row(int row) {
        double[] copy = new double[columns];
        System.arraycopy(values, row * columns, copy, 0, columns);
        return copy;
    }

    /** Returns a copy of a column. */
    public double[] column(int column) {
        double[] copy = new double[rows];
        for (int row = 0; row < rows; row++) {
            copy[row] = at(row, column);
        }
        return copy;
    }
}

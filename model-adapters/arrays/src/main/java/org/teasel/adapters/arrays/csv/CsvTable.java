package org.teasel.adapters.arrays.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;

/**
 * A CSV file: comma-separated, UTF-8, fields quoted where need be, every line with the same number of fields and none
 * of them empty. White space around a field is no part of it.
 *
 * @param file where it was read
 * @param hasHeader whether the first line named the columns
 * @param columns the columns, at least one, all of the same length
 */
public record CsvTable(Path file, boolean hasHeader, List<CsvColumn> columns) {

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a file, with or without a header. A column is of numbers or of labels as its first field is, and must stay
     * so.
     *
     * @throws InvalidInputException if the file is missing or no such table, with the line and column
     */
    public static CsvTable read(Path file) {
        return read(file, CsvHeader.DETECTED, column -> false);
    }

    /**
     * Reads a file.
     *
     * @param labels columns to be read as labels even if they hold numbers
     * @throws InvalidInputException if the file is missing or no such table, with the line and column
     */
    public static CsvTable read(Path file, CsvHeader header, IntPredicate labels) {
        return new CsvParser(file, header, labels).parse();
    }

    /** Number of rows, the header not counted. */
    public int rows() {
        return columns.get(0).size();
    }

    /**
     * The whole table as numbers.
     *
     * @return an array of {@link #rows} rows and a column for each column
     * @throws InvalidInputException if a column holds labels
     */
    public NumericArray numbers() {
        int width = columns.size();
        double[] values = new double[Math.multiplyExact(rows(), width)];
        for (int column = 0; column < width; column++) {
            NumericArray numbers = numbers(column);
            for (int row = 0; row < rows(); row++) {
                values[row * width + column] = numbers.value(row);
            }
        }
        return NumericArray.of(values, rows(), width);
    }

    private NumericArray numbers(int column) {
        if (columns.get(column) instanceof CsvColumn.Numbers numbers) {
            return numbers.values();
        }
        CsvColumn.Labels labels = (CsvColumn.Labels) columns.get(column);
        throw new InvalidInputException(file + ": row 0, column " + column + " (" + labels.name() + ") is '"
                + labels.labels().get(0) + "', expected a number (rows and columns count from 0)");
    }
}

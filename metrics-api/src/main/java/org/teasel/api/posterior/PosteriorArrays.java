package org.teasel.api.posterior;

import java.util.List;
import org.teasel.api.InvalidInputException;

/** What the array-backed families check and copy in the same way: row-major [N, width] numbers. */
final class PosteriorArrays {

    /** Most numbers in an array; virtual machines keep a few more for themselves. */
    private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8;

    private PosteriorArrays() {}

    /** Number of rows in a row-major array of the given width. */
    static int rows(String name, int length, int width) {
        if (width < 1) {
            throw new InvalidInputException(name + " has " + width + " columns, expected at least 1 latent");
        }
        if (length % width != 0) {
            throw new InvalidInputException(
                    name + " has " + length + " numbers, expected a multiple of " + width + ", the numbers a row");
        }
        return length / width;
    }

    static void requireFinite(String name, double[] values, int width) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new InvalidInputException(name + ", row " + k / width + ", column " + k % width + ": " + values[k]
                        + ", expected a finite number");
            }
        }
    }

    static void requireNotNegative(String name, double[] values, int width) {
        requireFinite(name, values, width);
        for (int k = 0; k < values.length; k++) {
            if (values[k] < 0) {
                throw new InvalidInputException(name + ", row " + k / width + ", column " + k % width + ": " + values[k]
                        + ", expected a number that is not negative");
            }
        }
    }

    /** Whether one array can hold [rows, width] numbers. */
    static boolean fits(long rows, long width) {
        return rows <= MOST_NUMBERS / width;
    }

    static double[] select(double[] values, int width, int[] rows) {
        double[] selected = new double[Math.multiplyExact(rows.length, width)];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, rows[r] * width, selected, r * width, width);
        }
        return selected;
    }

    static double[] column(double[] values, int width, int column) {
        double[] copy = new double[values.length / width];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = values[r * width + column];
        }
        return copy;
    }

    static double[] join(List<double[]> parts) {
        double[] joined = new double[parts.stream().mapToInt(p -> p.length).sum()];
        int from = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, joined, from, part.length);
            from += part.length;
        }
        return joined;
    }

    /** Row-major copy of a table whose rows must have equal lengths. */
    static double[] flatten(String name, double[][] table) {
        int width = table.length == 0 ? 0 : table[0].length;
        if (width > 0 && !fits(table.length, width)) {
            throw new InvalidInputException(name + " has " + table.length + " rows of " + width
                    + " numbers, expected at most " + MOST_NUMBERS + " in all; larger batches can be joined of parts");
        }
        double[] flat = new double[table.length * width];
        for (int r = 0; r < table.length; r++) {
            if (table[r].length != width) {
                throw new InvalidInputException(
                        name + ", row " + r + ": " + table[r].length + " columns, expected " + width + " as in row 0");
            }
            System.arraycopy(table[r], 0, flat, r * width, width);
        }
        return flat;
    }
}

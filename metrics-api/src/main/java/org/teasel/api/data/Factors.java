package org.teasel.api.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;

/** The table of factors behind N observations, one column a factor. */
public final class Factors {

    private static final int MOST_VALUES = 10_000_000;

    private final int size;
    private final List<FactorColumn> columns;

    private Factors(int size, List<FactorColumn> columns) {
        this.size = size;
        this.columns = columns;
    }

    /**
     * A table of columns.
     *
     * @param size number of observations, N
     * @param columns the factors, of different names and N rows each; may be empty
     */
    public static Factors of(int size, List<? extends FactorColumn> columns) {
        Set<String> names = new HashSet<>();
        for (FactorColumn column : columns) {
            if (column.size() != size) {
                throw new InvalidInputException("factor '" + column.factor().name() + "' has " + column.size()
                        + " rows, expected " + size + ", one an observation");
            }
            if (!names.add(column.factor().name())) {
                throw new InvalidInputException(
                        "two factors are called '" + column.factor().name() + "', expected different names");
            }
        }
        return new Factors(size, List.copyOf(columns));
    }

    /** A table without factors. */
    public static Factors none(int size) {
        return new Factors(size, List.of());
    }

    /**
     * Labelled categorical factors from a table of codes.
     *
     * @param names names of the factors, length K
     * @param codes [N, K], values from 0 on
     */
    public static Factors categorical(List<String> names, int[][] codes) {
        for (int row = 0; row < codes.length; row++) {
            if (codes[row].length != names.size()) {
                throw new InvalidInputException("factors, row " + row + ": " + codes[row].length + " columns, expected "
                        + names.size() + ", one a factor");
            }
        }
        return of(
                codes.length,
                IntStream.range(0, names.size())
                        .mapToObj(k -> {
                            int[] column =
                                    Arrays.stream(codes).mapToInt(row -> row[k]).toArray();
                            return FactorColumn.Labels.of(
                                    Factor.categorical(names.get(k), values(names.get(k), column)), column);
                        })
                        .toList());
    }

    /** Number of values of a column of codes: one more than the greatest, which must leave room for names of all. */
    private static int values(String name, int[] codes) {
        int greatest = Arrays.stream(codes).max().orElse(0);
        if (greatest >= MOST_VALUES) {
            throw new InvalidInputException("factor '" + name + "' has the code " + greatest
                    + ", expected values numbered from 0 on, below " + MOST_VALUES);
        }
        return Math.max(0, greatest) + 1;
    }

    /** Number of observations, N. */
    public int size() {
        return size;
    }

    /** Number of factors, K. */
    public int count() {
        return columns.size();
    }

    /** The column of a factor. */
    public FactorColumn column(int k) {
        return columns.get(k);
    }

    /** The factor of a column. */
    public Factor factor(int k) {
        return columns.get(k).factor();
    }

    /** The factors in the order of their columns. */
    public List<Factor> factors() {
        return columns.stream().map(FactorColumn::factor).toList();
    }

    /** The given rows, in the given order. */
    public Factors select(int[] rows) {
        return new Factors(
                rows.length, columns.stream().map(c -> c.select(rows)).toList());
    }

    /** This table with continuous factors cut in equal bins, so that each has finitely many values. */
    public Factors quantised(int bins) {
        return new Factors(
                size,
                columns.stream()
                        .map(c -> c instanceof FactorColumn.Measurements m ? m.quantised(bins) : c)
                        .toList());
    }
}

package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Population;

/**
 * Which tables the observations of a batch go in, and with what weight: each in the table of all observations with p_n,
 * and for each factor in those of its values y with p_n p(y given x_n). An observation of weight 0 goes nowhere.
 */
final class Shares {

    private final int[] starts;
    private int[] tables;
    private double[] weights;

    private Shares(int size, int factors) {
        starts = new int[size + 1];
        tables = new int[Math.multiplyExact(size, factors + 1)];
        weights = new double[tables.length];
    }

    /**
     * The shares of a batch.
     *
     * @param tabulated the factors that have tables
     * @param first [K], number of the table of each factor's first value; 0 is that of all observations
     */
    static Shares of(Batch batch, Population population, Factors factors, int[] tabulated, int[] first) {
        FactorColumn.Finite[] columns = IntStream.of(tabulated)
                .mapToObj(k -> (FactorColumn.Finite) factors.column(k))
                .toArray(FactorColumn.Finite[]::new);
        int[] rows = batch.rows();
        Shares shares = new Shares(rows.length, columns.length);
        for (int r = 0; r < rows.length; r++) {
            int end = shares.starts[r];
            double p = population.weight(rows[r]);
            if (p > 0) {
                end = shares.put(end, 0, p);
                for (int c = 0; c < columns.length; c++) {
                    int base = first[tabulated[c]];
                    if (columns[c] instanceof FactorColumn.Labels labels) {
                        end = shares.put(end, base + labels.code(rows[r]), p);
                    } else {
                        for (int y = 0; y < columns[c].values(); y++) {
                            double probability = columns[c].probability(rows[r], y);
                            end = probability > 0 ? shares.put(end, base + y, p * probability) : end;
                        }
                    }
                }
            }
            shares.starts[r + 1] = end;
        }
        return shares;
    }

    private int put(int at, int table, double weight) {
        if (at == tables.length) {
            tables = Arrays.copyOf(tables, 2 * at);
            weights = Arrays.copyOf(weights, 2 * at);
        }
        tables[at] = table;
        weights[at] = weight;
        return at + 1;
    }

    /** Number of observations in the batch. */
    int size() {
        return starts.length - 1;
    }

    /** Weight p_n of an observation. */
    double weight(int r) {
        return starts[r] < starts[r + 1] ? weights[starts[r]] : 0;
    }

    /** The first share of an observation. */
    int from(int r) {
        return starts[r];
    }

    /** One past the last share of an observation. */
    int to(int r) {
        return starts[r + 1];
    }

    /**
     * Adds masses, times the weight of each share of an observation, to the sums of its table.
     *
     * @param sums [table][width], made where there were none
     */
    void addTo(double[][] sums, int width, int r, double[] masses, int from, int to) {
        int share = starts[r];
        for (; share + 1 < starts[r + 1]; share += 2) {
            double[] ones = sums(sums, width, tables[share]);
            double[] others = sums(sums, width, tables[share + 1]);
            Multiples.add(ones, weights[share], others, weights[share + 1], masses, from, to);
        }
        if (share < starts[r + 1]) {
            Multiples.add(sums(sums, width, tables[share]), weights[share], masses, from, to);
        }
    }

    private static double[] sums(double[][] sums, int width, int table) {
        if (sums[table] == null) {
            sums[table] = new double[width];
        }
        return sums[table];
    }

    int table(int share) {
        return tables[share];
    }

    double weightOf(int share) {
        return weights[share];
    }
}

package org.teasel.estimators.quantised;

import org.teasel.api.statistic.Snapshot;
import org.teasel.estimators.rows.Weights;

/** Sums of p_n Q(s given x_n) for every latent, and of p_n Q(s, t given x_n) for every pair of latents. */
final class PairTables {

    private final int[] bins;
    /** [latent][bin]. */
    private final double[][] singles;
    /** [i][j][bin of i][bin of j] for j below i. A row is an array, as compilers like sums that start at an index of 0. */
    private final double[][][][] tables;

    private double weight;

    PairTables(int[] bins) {
        this.bins = bins;
        singles = new double[bins.length][];
        tables = new double[bins.length][][][];
        for (int i = 0; i < bins.length; i++) {
            singles[i] = new double[bins[i]];
            tables[i] = new double[i][][];
            for (int j = 0; j < i; j++) {
                tables[i][j] = new double[bins[i]][bins[j]];
            }
        }
    }

    void addWeight(double p) {
        weight += p;
    }

    void add(int latent, int bin, double mass) {
        singles[latent][bin] += mass;
    }

    /** Adds mass where latent i, the later one, is in bin s and latent j in bin t. */
    void add(int i, int s, int j, int t, double mass) {
        tables[i][j][s][t] += mass;
    }

    /** Adds a multiple of masses of latent j, from one bin to another, where latent i, the later one, is in bin s. */
    void addRow(int i, int s, int j, double factor, double[] masses, int from, int to) {
        Multiples.add(tables[i][j][s], factor, masses, from, to);
    }

    /** Adds a multiple of masses of all bins of latent j where latent i, before or after it, is in bin s. */
    void addLine(int i, int s, int j, double factor, double[] masses) {
        if (i > j) {
            addRow(i, s, j, factor, masses, 0, bins[j] - 1);
        } else {
            for (int t = 0; t < bins[j]; t++) {
                tables[j][i][t][s] += factor * masses[t];
            }
        }
    }

    /** Adds the masses of one latent of a batch. */
    void addMasses(int latent, double[] p, SparseMasses masses) {
        masses.addTo(singles[latent], p);
    }

    /** Adds the products of the masses of latent i, the later one, and latent j, for all observations of a batch. */
    void addProducts(int i, int j, double[] p, SparseMasses first, SparseMasses second) {
        double[][] table = tables[i][j];
        double[] outer = new double[bins[i]];
        double[] inner = new double[bins[j]];
        for (int r = 0; r < p.length; r++) {
            if (first.count(r) > 0 && second.count(r) > 0) {
                first.copy(r, p[r], outer);
                second.copy(r, 1, inner);
                Multiples.addProducts(
                        table, outer, first.first(r), first.last(r), inner, second.first(r), second.last(r));
            }
        }
    }

    void merge(PairTables other) {
        weight += other.weight;
        for (int i = 0; i < tables.length; i++) {
            Multiples.add(singles[i], 1, other.singles[i], 0, bins[i] - 1);
            for (int j = 0; j < i; j++) {
                for (int s = 0; s < bins[i]; s++) {
                    addRow(i, s, j, 1, other.tables[i][j][s], 0, bins[j] - 1);
                }
            }
        }
    }

    void exchange(Snapshot snapshot) {
        weight = snapshot.number(weight);
        for (int i = 0; i < tables.length; i++) {
            snapshot.numbers(singles[i]);
            for (double[][] table : tables[i]) {
                for (double[] row : table) {
                    snapshot.numbers(row);
                }
            }
        }
    }

    /** [L][L], joint entropies. */
    double[][] entropies() {
        Weights.requireSome(weight);
        double[][] entropies = new double[bins.length][bins.length];
        for (int i = 0; i < bins.length; i++) {
            entropies[i][i] = PlugIn.entropy(singles[i], weight);
            for (int j = 0; j < i; j++) {
                for (double[] row : tables[i][j]) {
                    entropies[i][j] += PlugIn.entropy(row, weight);
                }
                entropies[j][i] = entropies[i][j];
            }
        }
        return entropies;
    }
}

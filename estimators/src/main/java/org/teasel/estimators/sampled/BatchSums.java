package org.teasel.estimators.sampled;

import java.util.Arrays;
import org.teasel.api.data.FactorColumn;
import org.teasel.estimators.mixture.Exponential;

/** Adds the components of one batch to the sums at a draw, once their exponents are known. */
final class BatchSums {

    private final Reading reading;
    private final int[] rows;
    private final double[] weights;
    /** [k][value], components with that value, for labelled factors. */
    private final int[][][] labelled;

    private final double[] terms;

    BatchSums(Reading reading, int[] rows) {
        this.reading = reading;
        this.rows = rows;
        weights = new double[rows.length];
        Arrays.setAll(weights, n -> reading.population().weight(rows[n]));
        labelled = new int[reading.factors().count()][][];
        for (int k = 0; k < labelled.length; k++) {
            if (reading.factors().column(k) instanceof FactorColumn.Labels labels) {
                labelled[k] = byValue(labels);
            }
        }
        terms = new double[rows.length];
    }

    private int[][] byValue(FactorColumn.Labels labels) {
        int[] counts = new int[labels.values()];
        for (int row : rows) {
            counts[labels.code(row)]++;
        }
        int[][] lists = new int[counts.length][];
        Arrays.setAll(lists, y -> new int[counts[y]]);
        for (int n = rows.length - 1; n >= 0; n--) {
            int y = labels.code(rows[n]);
            lists[y][--counts[y]] = n;
        }
        return lists;
    }

    /** Adds the exponents of all components in latent i. */
    void addMarginal(int m, int i, double[] exponents, MixtureSums sum, MixtureSums[][] factorSums) {
        double scale = sum.scale(m);
        double cut = Math.max(reading.cut()[m] - scale, Exponential.LEAST);
        double total = 0;
        for (int n = 0; n < terms.length; n++) {
            double relative = exponents[n] - scale;
            if (relative > MixtureSums.HIGH) {
                raise(m, i, exponents, sum, factorSums);
                return;
            }
            double term = relative > cut ? weights[n] * Exponential.of(relative) : 0;
            terms[n] = term;
            total += term;
        }
        sum.add(m, total, scale);
        for (int k = 0; k < factorSums.length; k++) {
            factorSums[k][i].add(m, factorTerms(k, m), scale);
        }
    }

    /** The rare marginal with an exponent far above its scale, term by term. */
    private void raise(int m, int i, double[] exponents, MixtureSums sum, MixtureSums[][] factorSums) {
        for (int n = 0; n < terms.length; n++) {
            if (weights[n] > 0 && exponents[n] > reading.cut()[m]) {
                sum.add(m, weights[n], exponents[n]);
                for (int k = 0; k < factorSums.length; k++) {
                    factorSums[k][i].add(m, weights[n] * reading.probability(k, m, rows[n]), exponents[n]);
                }
            }
        }
    }

    private double factorTerms(int k, int m) {
        double sum = 0;
        if (labelled[k] != null) {
            for (int n : labelled[k][reading.values()[k][m]]) {
                sum += terms[n];
            }
        } else {
            for (int n = 0; n < terms.length; n++) {
                if (terms[n] > 0) {
                    sum += terms[n] * reading.probability(k, m, rows[n]);
                }
            }
        }
        return sum;
    }

    /** Adds the exponent of one component in a set of latents; nothing for a set that is not read. */
    void add(int m, int n, double exponent, int set, MixtureSums[] sums) {
        if (set >= 0 && exponent > reading.cut()[m] && weights[n] > 0) {
            double scale = sums[set].scale(m);
            if (exponent - scale > MixtureSums.HIGH) {
                sums[set].add(m, weights[n], exponent);
            } else if (exponent - scale > Exponential.LEAST) {
                sums[set].add(m, weights[n] * Exponential.of(exponent - scale), scale);
            }
        }
    }
}

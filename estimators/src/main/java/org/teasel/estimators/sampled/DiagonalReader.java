package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.StandardNormal;

/**
 * Reads diagonal Gaussian components. Arrays lie latent by latent, so that the arithmetic of a draw runs along them;
 * only components that can matter to a sum reach an exponential.
 */
final class DiagonalReader implements ComponentReader {

    /** Exponent of a component that the draw is not on; finite, so that sums of several stay numbers. */
    private static final double OFF = -1e30;

    private final Reading reading;
    private final int size;
    private final double[] weights;
    /** [latent][component]. */
    private final double[][] means;

    private final double[][] inverses;
    private final double[][] heights;
    /** [latent][...], components that are a point in the latent. */
    private final int[][] points;
    /** [k][value], components with that value, for labelled factors. */
    private final int[][][] labelled;

    private final int[] rows;

    private final double[][] exponents;
    private final double[] total;
    private final double[] lowest;
    private final double[] terms;
    private final double[] after;

    DiagonalReader(Reading reading, int[] rows, DiagonalGaussian posteriors) {
        int latents = reading.latents();
        this.reading = reading;
        this.rows = rows;
        size = rows.length;
        weights = new double[size];
        Arrays.setAll(weights, n -> reading.population().weight(rows[n]));
        means = new double[latents][size];
        inverses = new double[latents][size];
        heights = new double[latents][size];
        points = new int[latents][];
        for (int i = 0; i < latents; i++) {
            int latent = i;
            points[i] = IntStream.range(0, size)
                    .filter(n -> posteriors.point(n, latent))
                    .toArray();
            for (int n = 0; n < size; n++) {
                double deviation = posteriors.standardDeviation(n, i);
                means[i][n] = posteriors.mean(n, i);
                inverses[i][n] = deviation > 0 ? 1 / deviation : 0;
                heights[i][n] = deviation > 0 ? -Math.log(deviation) - StandardNormal.HALF_LOG_TWO_PI : OFF;
            }
        }
        labelled = new int[reading.factors().count()][][];
        for (int k = 0; k < labelled.length; k++) {
            if (reading.factors().column(k) instanceof FactorColumn.Labels labels) {
                labelled[k] = byValue(labels);
            }
        }
        exponents = new double[latents][size];
        total = new double[size];
        lowest = new double[size];
        terms = new double[size];
        after = new double[latents + 1];
    }

    private int[][] byValue(FactorColumn.Labels labels) {
        int[] counts = new int[labels.values()];
        for (int row : rows) {
            counts[labels.code(row)]++;
        }
        int[][] lists = new int[counts.length][];
        Arrays.setAll(lists, y -> new int[counts[y]]);
        for (int n = size - 1; n >= 0; n--) {
            int y = labels.code(rows[n]);
            lists[y][--counts[y]] = n;
        }
        return lists;
    }

    @Override
    public void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums) {
        double[] z = reading.draws().points()[m];
        Arrays.fill(total, 0);
        Arrays.fill(lowest, 0);
        for (int i = 0; i < exponents.length; i++) {
            fillExponents(m, i, z[i]);
            double[] exponent = exponents[i];
            for (int n = 0; n < size; n++) {
                total[n] += exponent[n];
                lowest[n] = Math.min(lowest[n], exponent[n]);
            }
            if (reading.marginal()[i] >= 0) {
                readMarginal(m, i, sums[reading.marginal()[i]], factorSums);
            }
        }
        readJoints(m, sums);
        for (int s : reading.others()) {
            readOther(m, s, sums[s]);
        }
    }

    private void fillExponents(int m, int i, double z) {
        double[] exponent = exponents[i];
        double own = reading.ownMarginals().log()[i][m];
        if (reading.ownMarginals().dimension()[i][m] == 0) {
            Arrays.fill(exponent, OFF);
            for (int n : points[i]) {
                if (means[i][n] == z) {
                    exponent[n] = 0;
                }
            }
            return;
        }
        double[] mean = means[i];
        double[] inverse = inverses[i];
        double[] height = heights[i];
        for (int n = 0; n < size; n++) {
            double distance = (z - mean[n]) * inverse[n];
            exponent[n] = height[n] - 0.5 * distance * distance - own;
        }
    }

    private void readMarginal(int m, int i, MixtureSums sum, MixtureSums[][] factorSums) {
        double[] exponent = exponents[i];
        double scale = sum.scale(m);
        double cut = reading.cut()[m] - scale;
        double sumOfTerms = 0;
        for (int n = 0; n < size; n++) {
            double relative = exponent[n] - scale;
            if (relative > MixtureSums.HIGH) {
                raise(m, i, sum, factorSums);
                return;
            }
            double term = relative > cut ? weights[n] * Math.exp(relative) : 0;
            terms[n] = term;
            sumOfTerms += term;
        }
        sum.add(m, sumOfTerms, scale);
        for (int k = 0; k < factorSums.length; k++) {
            factorSums[k][i].add(m, factorTerms(k, m), scale);
        }
    }

    /** The rare marginal with an exponent far above its scale, term by term. */
    private void raise(int m, int i, MixtureSums sum, MixtureSums[][] factorSums) {
        for (int n = 0; n < size; n++) {
            if (weights[n] > 0 && exponents[i][n] > reading.cut()[m]) {
                sum.add(m, weights[n], exponents[i][n]);
                for (int k = 0; k < factorSums.length; k++) {
                    factorSums[k][i].add(m, weights[n] * reading.probability(k, m, rows[n]), exponents[i][n]);
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
            for (int n = 0; n < size; n++) {
                if (terms[n] > 0) {
                    sum += terms[n] * reading.probability(k, m, rows[n]);
                }
            }
        }
        return sum;
    }

    private void readJoints(int m, MixtureSums[] sums) {
        double cut = reading.cut()[m];
        for (int n = 0; n < size; n++) {
            // The exponent without latent i is total - exponent_i, at most total - lowest.
            if (total[n] - lowest[n] > cut) {
                readJoint(m, n, cut, sums);
            }
        }
    }

    private void readJoint(int m, int n, double cut, MixtureSums[] sums) {
        int latents = exponents.length;
        after[latents] = 0;
        for (int i = latents - 1; i >= 0; i--) {
            after[i] = after[i + 1] + exponents[i][n];
        }
        add(m, n, after[0], cut, reading.joint(), sums);
        double before = 0;
        for (int i = 0; i < latents; i++) {
            add(m, n, before + after[i + 1], cut, reading.rest()[i], sums);
            before += exponents[i][n];
        }
    }

    private void add(int m, int n, double exponent, double cut, int set, MixtureSums[] sums) {
        if (set >= 0 && exponent > cut) {
            double scale = sums[set].scale(m);
            if (exponent - scale > MixtureSums.HIGH) {
                sums[set].add(m, weights[n], exponent);
            } else {
                sums[set].add(m, weights[n] * Math.exp(exponent - scale), scale);
            }
        }
    }

    private void readOther(int m, int s, MixtureSums sum) {
        int[] latents = reading.sets().get(s).toArray();
        for (int n = 0; n < size; n++) {
            double exponent = 0;
            for (int i : latents) {
                exponent += exponents[i][n];
            }
            if (weights[n] > 0 && exponent > reading.cut()[m]) {
                sum.add(m, weights[n], exponent);
            }
        }
    }
}

package org.teasel.estimators.sampled;

import org.teasel.api.statistic.Snapshot;

/**
 * Running sums of p_n exp(e_mn) for many m, where the exponents are log densities relative to the draw's own
 * component. Own components contribute exp(0), so sums rarely need another scale than 1; where an exponent is so large
 * that they do, they get one.
 */
final class MixtureSums {

    /** Exponents this far above the scale move it: sums of such sums, merged twice, are still far from overflow. */
    static final double HIGH = 200;

    private final double[] sum;
    /** Logarithm of each sum's scale; null while all are 0, to save the memory. */
    private double[] scale;

    MixtureSums(int count) {
        sum = new double[count];
    }

    /** Passes the sums through a snapshot. */
    void exchange(Snapshot snapshot) {
        snapshot.numbers(sum);
        scale = snapshot.array(scale);
    }

    double scale(int m) {
        return scale == null ? 0 : scale[m];
    }

    /** Adds terms p_n exp(e_mn - termScale). */
    void add(int m, double terms, double termScale) {
        if (terms == 0) {
            return;
        }
        double relative = termScale - scale(m);
        if (relative == 0) {
            sum[m] += terms;
        } else if (relative > HIGH) {
            sum[m] = sum[m] * Math.exp(-relative) + terms;
            if (scale == null) {
                scale = new double[sum.length];
            }
            scale[m] = termScale;
        } else {
            sum[m] += terms * Math.exp(relative);
        }
    }

    void merge(MixtureSums other) {
        for (int m = 0; m < sum.length; m++) {
            add(m, other.sum[m], other.scale(m));
        }
    }

    /** Logarithm of a sum over a total weight. */
    double log(int m, double weight) {
        return scale(m) + Math.log(sum[m] / weight);
    }
}

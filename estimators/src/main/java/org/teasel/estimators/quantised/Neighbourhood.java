package org.teasel.estimators.quantised;

import org.teasel.api.Quantisation;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.Snapshot;

/**
 * Gaussians so close to one of them, N(mu, sigma^2), that their bin masses are short sums over its derivatives. With
 * a = (m - mu) / sigma and b = (s^2 - sigma^2) / sigma^2,
 *
 * <pre>N(z; m, s^2) = sum_k c_k He_k(x) phi(x) / sigma,   x = (z - mu) / sigma,
 * sum_k c_k t^k = exp(a t + b t^2 / 2),   k c_k = a c_(k-1) + b c_(k-2),</pre>
 *
 * as mean and variance act on the Fourier transform by nothing but exp(i m t - s^2 t^2 / 2). The mass of a bin is the
 * difference of -He_(k-1) phi at its edges. The integral of |He_k phi| is at most sqrt(k!), so leaving out the terms
 * from K errs by at most sum_(k &gt;= K) |c_k| sqrt(k!) in all bins together: less than 1e-13 for what is accepted.
 *
 * @param mean mu
 * @param deviation sigma
 * @param reach how many terms, and for which a and b
 */
record Neighbourhood(double mean, double deviation, Reach reach) {

    /**
     * A number of terms K and bounds on |a| and |b| within which the rest stays below 1e-13.
     *
     * @param terms K
     * @param shift bound on |a|
     * @param spread bound on |b|
     */
    record Reach(int terms, double shift, double spread) {}

    /** From narrow to wide. */
    private static final Reach[] REACHES = {
        new Reach(16, 0.10, 0.0195), new Reach(20, 0.15, 0.041), new Reach(24, 0.15, 0.073), new Reach(32, 0.20, 0.137)
    };

    /** Share of a batch that a neighbourhood must hold to be worth its sums. */
    private static final double MOST = 0.9;

    /** Fewest observations that are worth one. */
    private static final int FEWEST = 256;

    /** The least neighbourhood of the average of some Gaussians that holds most of them, or null if none is worth it. */
    static Neighbourhood of(double[] means, double[] deviations, Quantisation quantisation) {
        int size = means.length;
        if (size < FEWEST) {
            return null;
        }
        double mean = 0;
        double variance = 0;
        for (int r = 0; r < size; r++) {
            mean += means[r] / size;
            variance += deviations[r] * deviations[r] / size;
        }
        double deviation = Math.sqrt(variance);
        for (Reach reach : REACHES) {
            Neighbourhood candidate = new Neighbourhood(mean, deviation, reach);
            boolean fewBins = !(2 * NormalTail.FAR * deviation > reach.terms * quantisation.width());
            if (fewBins || !Double.isFinite(variance) || quantisation.bins() <= reach.terms) {
                return null;
            }
            if (candidate.count(means, deviations) >= MOST * size) {
                return candidate;
            }
        }
        return null;
    }

    /** Passes one, or null, through a snapshot. */
    static Neighbourhood exchange(Neighbourhood neighbourhood, Snapshot snapshot) {
        double[] numbers = snapshot.array(
                neighbourhood == null
                        ? null
                        : new double[] {
                            neighbourhood.mean,
                            neighbourhood.deviation,
                            neighbourhood.reach.terms,
                            neighbourhood.reach.shift,
                            neighbourhood.reach.spread
                        });
        return numbers == null
                ? null
                : new Neighbourhood(numbers[0], numbers[1], new Reach((int) numbers[2], numbers[3], numbers[4]));
    }

    /** How many of some Gaussians it holds. */
    int count(double[] means, double[] deviations) {
        int count = 0;
        for (int r = 0; r < means.length; r++) {
            count += holds(means[r], deviations[r]) ? 1 : 0;
        }
        return count;
    }

    boolean holds(double m, double s) {
        return Math.abs(shift(m)) <= reach.shift && Math.abs(spread(s)) <= reach.spread;
    }

    /** a of a mean. */
    double shift(double m) {
        return (m - mean) / deviation;
    }

    /** b of a standard deviation. */
    double spread(double s) {
        double ratio = s / deviation;
        return ratio * ratio - 1;
    }

    /** The mean at a share u of the greatest shift. */
    double mean(double u) {
        return mean + u * reach.shift * deviation;
    }

    /** The standard deviation at a share v of the greatest spread. */
    double deviation(double v) {
        return deviation * Math.sqrt(1 + v * reach.spread);
    }

    int terms() {
        return reach.terms;
    }

    /** Writes k! c_k for all k below K. */
    void coefficients(double m, double s, double[] coefficients, int at) {
        double a = shift(m);
        double b = spread(s);
        double before = 0;
        double last = 1;
        double factor = 0;
        coefficients[at] = last;
        for (int k = 1; k < reach.terms; k++) {
            double next = a * last + factor * before;
            factor += b;
            before = last;
            last = next;
            coefficients[at + k] = next;
        }
    }

    /** [K][bins], the masses of the derivatives divided by k!; the outer bins take the tails. */
    double[][] masses(Quantisation quantisation) {
        int bins = quantisation.bins();
        double[][] masses = new double[reach.terms][bins];
        BinMasses centre = new BinMasses(quantisation, bins);
        centre.fill(mean, deviation);
        System.arraycopy(
                centre.masses(), centre.first(), masses[0], centre.first(), centre.last() - centre.first() + 1);
        for (int s = 0; s < bins - 1; s++) {
            double x = (quantisation.edge(s + 1) - mean) / deviation;
            double before = 0;
            double value = Math.exp(StandardNormal.logDensity(x));
            // value is He_(k-1) phi / k!.
            for (int k = 1; k < reach.terms; k++) {
                masses[k][s] -= value;
                masses[k][s + 1] += value;
                double next = (x * value - before * (k - 1) / k) / (k + 1);
                before = value;
                value = next;
            }
        }
        return masses;
    }
}

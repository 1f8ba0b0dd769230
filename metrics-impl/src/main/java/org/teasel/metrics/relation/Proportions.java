package org.teasel.metrics.relation;

import java.util.Arrays;

/**
 * Shares of a whole.
 *
 * @param shares not negative, with sum 1
 */
public record Proportions(double[] shares) {

    /** The shares of weights that are not negative and not all 0. */
    public static Proportions of(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return new Proportions(
                Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    /** Entropy in nats, 0 to the logarithm of the number of shares; 0 log 0 is 0. */
    public double entropy() {
        double entropy = 0;
        for (double share : shares) {
            if (share > 0) {
                entropy -= share * Math.log(share);
            }
        }
        return entropy;
    }

    /**
     * 1 minus the entropy to the base of the number of shares: 0 if all are equal, 1 if one has all; NaN of a
     * single share, which can only have all.
     */
    public double concentration() {
        return 1 - entropy() / Math.log(shares.length);
    }

    /** The mean of some figures, each weighted by its share. */
    public double mean(double[] figures) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * figures[i];
        }
        return mean;
    }
}

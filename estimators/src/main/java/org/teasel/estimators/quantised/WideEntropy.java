package org.teasel.estimators.quantised;

import org.teasel.api.posterior.StandardNormal;

/**
 * The entropy of a Gaussian over equal bins that are narrow beside it, without any sum over bins. Bin masses are the
 * density of the Gaussian plus a uniform of one bin's width, read at the centres; and sums of smooth functions over a grid
 * are integrals, to exp(-2 pi^2 s^2) and some powers of s at a deviation of s bins, 1e-18 at {@link #LEAST}. So the
 * entropy is that of this density, wherever the mean is: that of a Gaussian of its variance, s^2 + 1/12, less some 1e-7,
 * which is interpolated in the inverse of the variance.
 */
final class WideEntropy {

    /** Least deviation, in bins. */
    static final double LEAST = 1.5;

    private static final int NODES = 9;

    private static final double GAUSSIAN = 0.5 + StandardNormal.HALF_LOG_TWO_PI;

    /** Inverse variances between 0 and the greatest. */
    private static final double[] PLACES = new double[NODES];

    /** Divided differences of what the entropy has beyond the Gaussian's. */
    private static final double[] DIFFERENCES = new double[NODES];

    static {
        double greatest = inverseVariance(LEAST);
        for (int k = 0; k < NODES; k++) {
            PLACES[k] = greatest / 2 * (1 + Math.cos(Math.PI * (k + 0.5) / NODES));
            DIFFERENCES[k] = sum(Math.sqrt(1 / PLACES[k] - 1.0 / 12)) - gaussian(PLACES[k]);
        }
        for (int order = 1; order < NODES; order++) {
            for (int k = NODES - 1; k >= order; k--) {
                DIFFERENCES[k] = (DIFFERENCES[k] - DIFFERENCES[k - 1]) / (PLACES[k] - PLACES[k - order]);
            }
        }
    }

    private WideEntropy() {}

    /**
     * The entropy in nats, to 1e-14.
     *
     * @param deviation in bins, not below {@link #LEAST}
     */
    static double of(double deviation) {
        double place = inverseVariance(deviation);
        double rest = DIFFERENCES[NODES - 1];
        for (int k = NODES - 2; k >= 0; k--) {
            rest = rest * (place - PLACES[k]) + DIFFERENCES[k];
        }
        return gaussian(place) + rest;
    }

    private static double inverseVariance(double deviation) {
        return 1 / (deviation * deviation + 1.0 / 12);
    }

    private static double gaussian(double inverseVariance) {
        return GAUSSIAN - 0.5 * Logarithm.of(inverseVariance);
    }

    /** By the definition, with the mean on an edge, as halves are alike. */
    private static double sum(double deviation) {
        double entropy = 0;
        double tail = 0;
        for (int edge = (int) (10 * deviation); edge >= 0; edge--) {
            double next = StandardNormal.cumulative(-edge / deviation);
            double mass = next - tail;
            entropy -= mass > 0 ? 2 * mass * Math.log(mass) : 0;
            tail = next;
        }
        return entropy;
    }
}

package org.teasel.estimators.quantised;

import org.teasel.api.posterior.StandardNormal;

/**
 * The tail of the standard normal distribution, P(X &gt; x) for x from 0, by Taylor polynomials of degree 5 about nodes
 * 1/64 apart. What is left out is at most (1/128)^6 / 6! max |He_5 phi|, 7.3e-16 at x = 0.6 and falling towards the
 * tail as the density does: an absolute error below 1e-15, which is all that masses that sum to 1 need.
 */
final class NormalTail {

    /** Distance beyond which the tail is taken as 0: it holds 6.2e-16 there. */
    static final double FAR = 8;

    private static final int NODES_PER_UNIT = 64;
    private static final int TERMS = 6;
    private static final double[] COEFFICIENTS = coefficients();

    private NormalTail() {}

    private static double[] coefficients() {
        double[] coefficients = new double[((int) FAR * NODES_PER_UNIT + 1) * TERMS];
        for (int at = 0; at < coefficients.length; at += TERMS) {
            double x = (double) (at / TERMS) / NODES_PER_UNIT;
            coefficients[at] = StandardNormal.cumulative(-x);
            // Derivative k of the tail is (-1)^k He_(k-1) times the density; divided by k!.
            double before = 0;
            double hermite = 1;
            double factor = Math.exp(StandardNormal.logDensity(x));
            for (int k = 1; k < TERMS; k++) {
                factor /= -k;
                coefficients[at + k] = factor * hermite;
                double next = x * hermite - (k - 1) * before;
                before = hermite;
                hermite = next;
            }
        }
        return coefficients;
    }

    /** P(X &gt; x) for x not below 0. */
    static double of(double x) {
        if (!(x < FAR)) {
            return 0;
        }
        int node = (int) (x * NODES_PER_UNIT + 0.5);
        double u = x - node * (1.0 / NODES_PER_UNIT);
        int at = node * TERMS;
        double[] c = COEFFICIENTS;
        double square = u * u;
        return c[at] + u * c[at + 1] + square * ((c[at + 2] + u * c[at + 3]) + square * (c[at + 4] + u * c[at + 5]));
    }
}

package org.teasel.estimators;

import org.apache.commons.statistics.distribution.TDistribution;

/** Delete-a-group jackknife: uncertainty from results that each leave out one of G random groups. */
public final class Jackknife {

    private Jackknife() {}

    /**
     * Standard error sqrt((G-1)/G sum (r_g - mean r)^2) of a smooth function of the data.
     *
     * @param results [G], at least 2, the results without each group
     */
    public static double standardError(double[] results) {
        double mean = 0;
        for (double result : results) {
            mean += result / results.length;
        }
        double squares = 0;
        for (double result : results) {
            squares += (result - mean) * (result - mean);
        }
        return Math.sqrt(squares * (results.length - 1) / results.length);
    }

    /** Half the width of the two-sided interval of Student's t distribution with G - 1 degrees of freedom. */
    public static double halfWidth(double[] results, double level) {
        double quantile = TDistribution.of(results.length - 1).inverseCumulativeProbability(0.5 + 0.5 * level);
        return quantile * standardError(results);
    }
}

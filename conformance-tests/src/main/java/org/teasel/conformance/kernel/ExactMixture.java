package org.teasel.conformance.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.kernel.MixtureKernel.Mixture;

/**
 * The log density of a mixture of diagonal Gaussians, from squares and quotients of 34 decimal digits.
 * Only logarithms of deviations, exponentials of differences and the sum of them are in double precision, so that the
 * error is below 1e-15 (4 + N + sum_i |log s_i| + |log q|) however far the point lies.
 */
final class ExactMixture {

    private static final MathContext CONTEXT = MathContext.DECIMAL128;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Half of log(2 pi). */
    private static final BigDecimal HALF_LOG_TWO_PI = new BigDecimal("0.9189385332046727417803297364056176");

    /** Below it an exponential is nothing next to 1. */
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("-800");

    /** Twice as far below the greatest logarithm, or below a share of it, nothing can be by rounding. */
    private static final double ROUGHLY_NOTHING = 1600;

    private ExactMixture() {}

    /**
     * What is known of a log density.
     *
     * @param value log q(z_S)
     * @param magnitude the greatest number in the making of it: that of the exponent and logarithms of the component
     *     that matters most. A kernel in double precision rounds in proportion to it
     */
    record Reading(double value, double magnitude) {}

    static Reading read(Mixture mixture, double[] z, LatentSet set) {
        BigDecimal[] logs = new BigDecimal[mixture.weights().length];
        BigDecimal greatest = null;
        double[] rough = rough(mixture, z, set);
        double top = Arrays.stream(rough).max().orElseThrow();
        for (int n = 0; n < logs.length; n++) {
            if (rough[n] > top - ROUGHLY_NOTHING * Math.max(1, Math.abs(top))) {
                logs[n] = log(mixture, n, z, set);
                greatest = greatest == null ? logs[n] : greatest.max(logs[n]);
            }
        }
        double sum = 0;
        for (BigDecimal log : logs) {
            if (log != null) {
                BigDecimal difference = log.subtract(greatest);
                sum += difference.compareTo(NEGLIGIBLE) > 0 ? StrictMath.exp(difference.doubleValue()) : 0;
            }
        }
        return new Reading(greatest.add(new BigDecimal(StrictMath.log(sum))).doubleValue(), magnitude(mixture, z, set));
    }

    /** The logarithms in double precision, to tell which components can't matter. */
    private static double[] rough(Mixture mixture, double[] z, LatentSet set) {
        double[] rough = new double[mixture.weights().length];
        for (int n = 0; n < rough.length; n++) {
            rough[n] = mixture.weights()[n] > 0 ? Math.log(mixture.weights()[n]) : Double.NEGATIVE_INFINITY;
            for (int i : set.toArray()) {
                double distance = (z[i] - mixture.means()[n][i]) / mixture.deviations()[n][i];
                rough[n] -= 0.5 * distance * distance + Math.log(mixture.deviations()[n][i]);
            }
        }
        return rough;
    }

    /** log p_n + sum_i log N(z_i; m_ni, s_ni^2). */
    private static BigDecimal log(Mixture mixture, int n, double[] z, LatentSet set) {
        BigDecimal log = new BigDecimal(StrictMath.log(mixture.weights()[n]));
        for (int i : set.toArray()) {
            double deviation = mixture.deviations()[n][i];
            BigDecimal distance = new BigDecimal(z[i])
                    .subtract(new BigDecimal(mixture.means()[n][i]), CONTEXT)
                    .divide(new BigDecimal(deviation, CONTEXT), CONTEXT);
            log = log.subtract(HALF.multiply(distance.multiply(distance, CONTEXT), CONTEXT), CONTEXT)
                    .subtract(new BigDecimal(StrictMath.log(deviation)), CONTEXT)
                    .subtract(HALF_LOG_TWO_PI, CONTEXT);
        }
        return log;
    }

    /** The magnitude alone, which needs no more than double precision. */
    static double magnitude(Mixture mixture, double[] z, LatentSet set) {
        double[] rough = rough(mixture, z, set);
        int top = 0;
        for (int n = 1; n < rough.length; n++) {
            top = rough[n] > rough[top] ? n : top;
        }
        double magnitude = 1 - Math.log(mixture.weights()[top]);
        for (int i : set.toArray()) {
            double distance = (z[i] - mixture.means()[top][i]) / mixture.deviations()[top][i];
            magnitude += 1 + 0.5 * distance * distance + Math.abs(Math.log(mixture.deviations()[top][i]));
        }
        return magnitude;
    }
}

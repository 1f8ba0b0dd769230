package org.teasel.conformance.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.kernel.MixtureKernel.Mixture;

/**
 * The log density of a mixture of diagonal Gaussians, from squares and quotients of {@value #DIGITS} decimal digits.
 * Only logarithms of deviations, exponentials of differences and the sum of them are in double precision, so that the
 * error is below 1e-15 (4 + N + sum_i |log s_i| + |log q|) however far the point lies.
 */
final class ExactMixture {

    private static final int DIGITS = 50;

    private static final MathContext CONTEXT = new MathContext(DIGITS);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Half of log(2 pi). */
    private static final BigDecimal HALF_LOG_TWO_PI =
            new BigDecimal("0.91893853320467274178032973640561763986139747363778");

    /** Below it an exponential is nothing next to 1. */
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("-800");

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
        int size = mixture.weights().length;
        BigDecimal[] logs = new BigDecimal[size];
        BigDecimal greatest = null;
        double magnitude = 0;
        for (int n = 0; n < size; n++) {
            if (mixture.weights()[n] > 0) {
                BigDecimal log = log(mixture, n, z, set);
                logs[n] = log;
                if (greatest == null || log.compareTo(greatest) > 0) {
                    greatest = log;
                    magnitude = magnitude(mixture, n, z, set);
                }
            }
        }
        double sum = 0;
        for (BigDecimal log : logs) {
            if (log != null) {
                BigDecimal difference = log.subtract(greatest);
                sum += difference.compareTo(NEGLIGIBLE) > 0 ? StrictMath.exp(difference.doubleValue()) : 0;
            }
        }
        return new Reading(greatest.add(new BigDecimal(StrictMath.log(sum))).doubleValue(), magnitude);
    }

    /** log p_n + sum_i log N(z_i; m_ni, s_ni^2). */
    private static BigDecimal log(Mixture mixture, int n, double[] z, LatentSet set) {
        BigDecimal log = new BigDecimal(StrictMath.log(mixture.weights()[n]));
        for (int i : set.toArray()) {
            double deviation = mixture.deviations()[n][i];
            BigDecimal distance = new BigDecimal(z[i])
                    .subtract(new BigDecimal(mixture.means()[n][i]))
                    .divide(new BigDecimal(deviation), CONTEXT);
            log = log.subtract(HALF.multiply(distance.multiply(distance, CONTEXT)))
                    .subtract(new BigDecimal(StrictMath.log(deviation)))
                    .subtract(HALF_LOG_TWO_PI);
        }
        return log;
    }

    private static double magnitude(Mixture mixture, int n, double[] z, LatentSet set) {
        double magnitude = 1 - StrictMath.log(mixture.weights()[n]);
        for (int i : set.toArray()) {
            double distance = (z[i] - mixture.means()[n][i]) / mixture.deviations()[n][i];
            magnitude += 1 + 0.5 * distance * distance + Math.abs(StrictMath.log(mixture.deviations()[n][i]));
        }
        return magnitude;
    }
}

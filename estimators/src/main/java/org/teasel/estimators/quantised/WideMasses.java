package org.teasel.estimators.quantised;

import java.util.Arrays;
import org.teasel.api.posterior.StandardNormal;

/**
 * Bin masses of a Gaussian that is wide beside its bins, without a distribution function. With w the width of a bin in
 * deviations and x the place of its centre,
 *
 * <pre>mass = w phi(x) sum_k I_k (x w / 2)^(2k) / (2k)!,   I_k = integral of v^(2k) exp(-w^2 v^2 / 8) for v from 0 to 1,</pre>
 *
 * as phi(x + u) = phi(x) exp(-x u) exp(-u^2 / 2), and odd powers of u leave nothing. From one centre to the next phi
 * changes by a factor that itself changes by a constant factor, so bins take no exponentials. What is left out is below
 * 2e-16 of 1 at {@link #LEAST}; roundings of the factors grow with the deviation, to 2e-14 in all bins together at
 * {@link #MOST}.
 */
final class WideMasses {

    /** Least deviation, in bins. */
    static final double LEAST = 2;

    /** Greatest deviation, in bins. */
    static final double MOST = 20;

    private static final double HEIGHT = Math.exp(-StandardNormal.HALF_LOG_TWO_PI);

    private static final int TERMS = 7;

    /** Terms that a recurrence of integrals begins before: it loses a factor of 100 of its error with each step. */
    private static final int AHEAD = 2;

    /** [k], 1 / (2k)!. */
    private static final double[] INVERSE_FACTORIALS = new double[TERMS + AHEAD];

    /** [k], 1 / (2k + 1). */
    private static final double[] INVERSE_ODDS = new double[TERMS + AHEAD];

    static {
        double factorial = 1;
        for (int k = 0; k < INVERSE_ODDS.length; k++) {
            INVERSE_FACTORIALS[k] = 1 / factorial;
            INVERSE_ODDS[k] = 1.0 / (2 * k + 1);
            factorial *= (2 * k + 1) * (2 * k + 2);
        }
    }

    /** [bin], its number. */
    private final double[] numbers;

    private final double[] coefficients = new double[TERMS + AHEAD];

    WideMasses(int bins) {
        numbers = new double[bins];
        Arrays.setAll(numbers, bin -> bin);
    }

    /**
     * Writes the masses of some bins.
     *
     * @param width of a bin, in deviations
     * @param place of the centre of one of the bins, in deviations from the mean
     * @param centre number of that bin
     */
    void fill(double width, double place, int centre, int from, int to, double[] masses) {
        fillDensities(width, place, centre, from, to, masses);
        double square = width * width;
        double edge = Math.exp(-0.125 * square);
        double integral = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            integral = (edge + 0.25 * square * integral) * INVERSE_ODDS[k];
            coefficients[k] = integral * INVERSE_FACTORIALS[k];
        }
        weigh(0.5 * square, 0.5 * width * place - 0.5 * square * centre, from, to, masses);
    }

    /** Densities at the centres, times the width. */
    private static void fillDensities(double width, double place, int centre, int from, int to, double[] masses) {
        double half = Math.exp(-0.5 * width * width);
        double ratio = Math.exp(-width * width);
        double tilt = Math.exp(-place * width);
        double top = width * HEIGHT * Math.exp(-0.5 * place * place);
        double up = top;
        double upStep = half * tilt;
        double down = top;
        double downStep = half / tilt;
        masses[centre] = top;
        int both = Math.min(to - centre, centre - from);
        for (int k = 1; k <= both; k++) {
            up *= upStep;
            upStep *= ratio;
            down *= downStep;
            downStep *= ratio;
            masses[centre + k] = up;
            masses[centre - k] = down;
        }
        for (int s = centre + both + 1; s <= to; s++) {
            up *= upStep;
            upStep *= ratio;
            masses[s] = up;
        }
        for (int s = centre - both - 1; s >= from; s--) {
            down *= downStep;
            downStep *= ratio;
            masses[s] = down;
        }
    }

    /** Multiplies by the sum over k, at (step s + start)^2 for bin s. */
    private void weigh(double step, double start, int from, int to, double[] masses) {
        double[] bins = numbers;
        double c0 = coefficients[0];
        double c1 = coefficients[1];
        double c2 = coefficients[2];
        double c3 = coefficients[3];
        double c4 = coefficients[4];
        double c5 = coefficients[5];
        double c6 = coefficients[6];
        for (int s = from; s <= to; s++) {
            double root = step * bins[s] + start;
            double y = root * root;
            double square = y * y;
            masses[s] *= c0 + y * c1 + square * (c2 + y * c3 + square * (c4 + y * c5 + square * c6));
        }
    }
}

package org.teasel.estimators.sampled;

/**
 * exp(x) for the innermost loop: no call, no branch, and the same bits on every machine, which {@link Math#exp} does
 * not promise.
 *
 * <p>x = (q + j/64) log 2 + r with |r| at most log(2)/128; then exp(x) = 2^q 2^(j/64) exp(r), the first by the exponent
 * bits, the second from a table, the third by its series up to r^5, which leaves less than 4e-17.
 */
final class Exponential {

    /** Below it, exp is outside what {@link #of} can give; next to a sum's own scale it is nothing. */
    static final double LEAST = -700;

    private static final int STEPS = 64;

    /** Adding it moves the rounded integer into the low bits of the significand. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double STEPS_PER_UNIT = STEPS / Math.log(2);

    /** log(2)/64 in two parts; products of the first with integers below 2^20 are exact. */
    private static final double STEP_HIGH = 0x1.62e42fefap-7;

    private static final double STEP_LOW = 0x1.cf79abc9e3b3ap-46;

    private static final double[] POWERS = new double[STEPS];

    static {
        for (int j = 0; j < STEPS; j++) {
            POWERS[j] = StrictMath.pow(2, (double) j / STEPS);
        }
    }

    private Exponential() {}

    /** exp(x) for x from -700 to 700, with a relative error below 3e-16. */
    static double of(double x) {
        double shifted = x * STEPS_PER_UNIT + ROUNDER;
        double steps = shifted - ROUNDER;
        int count = (int) Double.doubleToRawLongBits(shifted);
        double r = x - steps * STEP_HIGH - steps * STEP_LOW;
        double series = r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
        double power = POWERS[count & (STEPS - 1)];
        long exponent = (count >> 6) + 1023L;
        return (power + power * series) * Double.longBitsToDouble(exponent << 52);
    }
}

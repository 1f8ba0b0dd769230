package org.teasel.estimators.mixture;

/**
 * exp(x) for the innermost loops: no call, no branch, no table, and the same bits on every machine and in every kernel,
 * which {@link Math#exp} does not promise.
 *
 * <p>x = k log 2 + r with |r| at most log(2)/2; then exp(x) = 2^k exp(r), the first by the exponent bits, the second by
 * its series up to r^13, which leaves less than 5e-18.
 */
public final class Exponential {

    /** Below it, exp is outside what {@link #of} can give; next to a sum's own scale it is nothing. */
    public static final double LEAST = -700;

    /** Adding it moves the rounded integer into the low bits of the significand. */
    static final double ROUNDER = 0x1.8p52;

    static final double PER_UNIT = 1 / Math.log(2);

    /** log(2) in two parts; products of the first with integers below 2^11 are exact. */
    static final double STEP_HIGH = 0x1.62e42fefa38p-1;

    static final double STEP_LOW = 0x1.ef35793c7673p-45;

    /** 1/k!, the coefficients of the series. */
    static final double C2 = 1.0 / 2;

    static final double C3 = 1.0 / 6;
    static final double C4 = 1.0 / 24;
    static final double C5 = 1.0 / 120;
    static final double C6 = 1.0 / 720;
    static final double C7 = 1.0 / 5040;
    static final double C8 = 1.0 / 40320;
    static final double C9 = 1.0 / 362880;
    static final double C10 = 1.0 / 3628800;
    static final double C11 = 1.0 / 39916800;
    static final double C12 = 1.0 / 479001600;
    static final double C13 = 1.0 / 6227020800L;

    private Exponential() {}

    /** exp(x) for x from -700 to 700, with a relative error below 4e-16. */
    public static double of(double x) {
        double shifted = x * PER_UNIT + ROUNDER;
        double steps = shifted - ROUNDER;
        double r = x - steps * STEP_HIGH - steps * STEP_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = C2 + C3 * r + (C4 + C5 * r) * r2;
        double middle = C6 + C7 * r + (C8 + C9 * r) * r2;
        double high = C10 + C11 * r + (C12 + C13 * r) * r2;
        double value = (low + (middle + high * r4) * r4) * r2 + r + 1;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + (Double.doubleToRawLongBits(shifted) << 52));
    }
}

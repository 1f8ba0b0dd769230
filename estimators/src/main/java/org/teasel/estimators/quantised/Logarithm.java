package org.teasel.estimators.quantised;

/**
 * Natural logarithms of masses by a table: a number is 2^e f, f is rounded to 1/128, and the rest r, at most 2^-8, goes
 * by a polynomial of degree 5. What is left out is r^6 / 6 &lt; 6e-16; with rounding, the absolute error is below 1e-15
 * near 1 and otherwise of a few units in the last place. The logarithm of 1 is 0.
 */
final class Logarithm {

    private static final int BITS = 7;
    private static final int ENTRIES = 1 << BITS;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int EXPONENT = 0x7ff;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final double LOG_2 = Math.log(2);

    /** For each entry the inverse of 1 + k/128, and the logarithm of that inverse, negated. */
    private static final double[] TABLE = table();

    private Logarithm() {}

    private static double[] table() {
        double[] table = new double[2 * ENTRIES + 2];
        for (int k = 0; k <= ENTRIES; k++) {
            double inverse = 1 / (1 + (double) k / ENTRIES);
            table[2 * k] = inverse;
            table[2 * k + 1] = -Math.log(inverse);
        }
        return table;
    }

    /** log |x| for a normal number, and a finite number for 0. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int entry = ((int) (bits >>> MANTISSA_BITS - BITS - 1) & 2 * ENTRIES - 1) + 1 >> 1;
        int exponent = ((int) (bits >>> MANTISSA_BITS) & EXPONENT) - Double.MAX_EXPONENT;
        double fraction = Double.longBitsToDouble(bits & MANTISSA | ONE);
        double r = fraction * TABLE[2 * entry] - 1;
        double square = r * r;
        double rest = square * (-1.0 / 2 + r * (1.0 / 3) + square * (-1.0 / 4 + r * (1.0 / 5)));
        return exponent * LOG_2 + TABLE[2 * entry + 1] + (r + rest);
    }
}

package org.teasel.estimators.quantised;

/**
 * Rows of coefficients of four observations, multiples of which go to the same sums: these are then read and written
 * once for all four. Rows and sums start at an index of 0, as compilers then make vector instructions of the loop.
 */
final class Block {

    static final int SIZE = 4;

    private final double[][] rows = new double[SIZE][];
    private final double[] factors = new double[SIZE];

    /** Sets one of the rows. */
    void set(int place, double[] row) {
        rows[place] = row;
    }

    /** Sets the factor of one of the rows. */
    void weigh(int place, double factor) {
        factors[place] = factor;
    }

    /** Coefficient k of one of the rows. */
    double coefficient(int place, int k) {
        return rows[place][k];
    }

    /** Adds all rows times their factors to sums, which may be shorter than the rows. */
    void addTo(double[] sums) {
        add(sums, rows[0], factors[0], rows[1], factors[1], rows[2], factors[2], rows[3], factors[3]);
    }

    private static void add(
            double[] sums, double[] r, double a, double[] s, double b, double[] t, double c, double[] u, double d) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += a * r[k] + b * s[k] + (c * t[k] + d * u[k]);
        }
    }
}

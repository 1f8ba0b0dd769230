package org.teasel.conformance.definition;

import java.util.Arrays;

/** Eigenvalues of a small symmetric matrix by Jacobi's rotations. */
final class Eigenvalues {

    /** An eigenvalue of a correlation matrix up to this is what rounding leaves of 0. */
    static final double SINGULAR = 1e-12;

    private static final int MOST_SWEEPS = 60;

    private Eigenvalues() {}

    /**
     * -1/2 log det R = -1/2 sum log lambda of a correlation matrix R, in nats; positive infinity if it is singular, and
     * NaN if it is so close to singular that rounding decides.
     */
    static double totalCorrelation(double[][] correlation) {
        double[] values = of(correlation);
        double least = Arrays.stream(values).min().orElse(1);
        if (least <= SINGULAR) {
            return Math.abs(least) > SINGULAR / 100 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return least < 1000 * SINGULAR
                ? Double.NaN
                : Math.max(0, -0.5 * Arrays.stream(values).map(Math::log).sum());
    }

    static double[] of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] values = new double[n];
        Arrays.setAll(values, i -> a[i][i]);
        return values;
    }

    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : a) {
            double left = row[p];
            row[p] = c * left - s * row[q];
            row[q] = s * left + c * row[q];
        }
        for (int k = 0; k < a.length; k++) {
            double upper = a[p][k];
            a[p][k] = c * upper - s * a[q][k];
            a[q][k] = s * upper + c * a[q][k];
        }
    }
}

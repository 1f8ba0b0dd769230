package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A smooth function on the square [-1, 1] x [-1, 1] as a polynomial: interpolated at Chebyshev nodes, without the
 * trailing terms that sum to less than 1e-15, and refused if the terms of highest degree have not died away. The
 * entropy of bins is such a function of the mean and variance of a Gaussian that is wide beside a bin.
 */
final class EntropySurface {

    private static final int NODES = 14;

    /** Sum of coefficients that may be left out. */
    private static final double LEAST = 1e-15;

    /** Largest sum of the coefficients of highest degree for which the interpolation is believed. */
    private static final double DIED_AWAY = 1e-14;

    /** [power of u][power of v]. */
    private final double[][] coefficients;

    private EntropySurface(double[][] coefficients) {
        this.coefficients = coefficients;
    }

    /** The polynomial that is close to a function, or null if none of moderate degree is. */
    static EntropySurface of(DoubleBinaryOperator function) {
        double[][] values = new double[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                values[i][j] = function.applyAsDouble(node(i), node(j));
            }
        }
        double[][] series = transposed(chebyshev(transposed(chebyshev(values))));
        double last = sum(series[NODES - 1]) + sum(transposed(series)[NODES - 1]);
        if (!(last <= DIED_AWAY)) {
            return null;
        }
        double[][] trimmed = transposed(trimmed(transposed(trimmed(series))));
        return new EntropySurface(transposed(powers(transposed(powers(trimmed)))));
    }

    private static double node(int k) {
        return Math.cos(Math.PI * (k + 0.5) / NODES);
    }

    /** Coefficients of Chebyshev polynomials for the first index, from values at their nodes. */
    private static double[][] chebyshev(double[][] values) {
        double[][] series = new double[NODES][NODES];
        for (int degree = 0; degree < NODES; degree++) {
            for (int k = 0; k < NODES; k++) {
                double share = (degree == 0 ? 1.0 : 2.0) / NODES * Math.cos(degree * Math.PI * (k + 0.5) / NODES);
                for (int j = 0; j < NODES; j++) {
                    series[degree][j] += share * values[k][j];
                }
            }
        }
        return series;
    }

    private static double[][] trimmed(double[][] series) {
        int size = series.length;
        double left = 0;
        while (size > 1 && left + sum(series[size - 1]) < LEAST) {
            left += sum(series[--size]);
        }
        return Arrays.copyOf(series, size);
    }

    private static double sum(double[] coefficients) {
        return Arrays.stream(coefficients).map(Math::abs).sum();
    }

    /** Coefficients of powers for the first index, by T_(n+1) = 2 u T_n - T_(n-1). */
    private static double[][] powers(double[][] series) {
        int size = series.length;
        double[][] powers = new double[size][series[0].length];
        double[] before = new double[size];
        double[] polynomial = new double[size];
        polynomial[0] = 1;
        for (int degree = 0; degree < size; degree++) {
            for (int power = 0; power <= degree; power++) {
                for (int j = 0; j < series[0].length; j++) {
                    powers[power][j] += polynomial[power] * series[degree][j];
                }
            }
            double[] next = new double[size];
            for (int power = 0; power < size; power++) {
                double raised = power == 0 ? 0 : polynomial[power - 1];
                next[power] = (degree == 0 ? 1 : 2) * raised - before[power];
            }
            before = polynomial;
            polynomial = next;
        }
        return powers;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    /** Values at many points; outside the square they mean nothing. */
    double[] at(double[] u, double[] v) {
        double[] values = new double[u.length];
        double[] inner = new double[u.length];
        for (int i = coefficients.length - 1; i >= 0; i--) {
            double[] row = coefficients[i];
            Arrays.fill(inner, 0);
            for (int j = row.length - 1; j >= 0; j--) {
                double coefficient = row[j];
                for (int r = 0; r < u.length; r++) {
                    inner[r] = inner[r] * v[r] + coefficient;
                }
            }
            for (int r = 0; r < u.length; r++) {
                values[r] = values[r] * u[r] + inner[r];
            }
        }
        return values;
    }
}

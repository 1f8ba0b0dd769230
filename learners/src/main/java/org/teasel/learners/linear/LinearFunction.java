package org.teasel.learners.linear;

import java.util.Arrays;
import org.teasel.learners.data.Features;

/**
 * One affine function of a row for each output. It is kept about a centre, at which it has a value, so that columns far
 * from 0 cost no digits.
 *
 * @param coefficients outputs x columns
 * @param centre one number a column
 * @param values the value of each output at the centre
 */
record LinearFunction(double[][] coefficients, double[] centre, double[] values) {

    /** Returns the value of each output at 0. */
    double[] intercepts() {
        double[] intercepts = values.clone();
        for (int output = 0; output < values.length; output++) {
            for (int column = 0; column < centre.length; column++) {
                intercepts[output] -= coefficients[output][column] * centre[column];
            }
        }
        return intercepts;
    }

    double[][] copyOfCoefficients() {
        return Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns rows x outputs. */
    double[][] at(double[][] features) {
        Features table = Features.of(features, centre.length);
        double[][] results = new double[table.rows()][];
        for (int row = 0; row < table.rows(); row++) {
            results[row] = values.clone();
            for (int output = 0; output < values.length; output++) {
                for (int column = 0; column < centre.length; column++) {
                    results[row][output] += coefficients[output][column] * (table.at(row, column) - centre[column]);
                }
            }
        }
        return results;
    }
}

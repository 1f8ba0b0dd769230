package org.teasel.learners.linear;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.SolverType;

/**
 * To tell two kinds of rows apart: minimise {@code |w|^2 / 2} plus the cost of each row times the loss at its margin.
 *
 * @param signs 1 for a row of the positive kind, -1 for others
 */
record BinaryTask(Feature[][] rows, double[] signs, double positiveCost, double negativeCost) {

    /**
     * Returns whether the gradient at {@code weights} is at most {@code tolerance} times the sum of the sizes of the
     * rows' gradients at 0. liblinear does not tell whether it ran out of iterations; its primal and its dual stopping
     * rule both imply this one.
     */
    boolean isSolvedBy(double[] weights, SolverType solver, double tolerance) {
        double[] gradient = weights.clone();
        double size = 0;
        for (int row = 0; row < rows.length; row++) {
            double margin = 0;
            double norm = 0;
            for (Feature feature : rows[row]) {
                margin += signs[row] * weights[feature.getIndex() - 1] * feature.getValue();
                norm += feature.getValue() * feature.getValue();
            }
            double cost = signs[row] > 0 ? positiveCost : negativeCost;
            size += cost * -slope(solver, 0) * Math.sqrt(norm);
            double factor = cost * slope(solver, margin) * signs[row];
            for (Feature feature : rows[row]) {
                gradient[feature.getIndex() - 1] += factor * feature.getValue();
            }
        }
        double squares = 0;
        for (double partial : gradient) {
            squares += partial * partial;
        }
        return Math.sqrt(squares) <= tolerance * size;
    }

    private static double slope(SolverType solver, double margin) {
        return solver.isLogisticRegressionSolver() ? -1 / (1 + StrictMath.exp(margin)) : -2 * Math.max(0, 1 - margin);
    }
}

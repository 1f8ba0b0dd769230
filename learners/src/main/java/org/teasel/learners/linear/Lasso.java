package org.teasel.learners.linear;

import java.util.Arrays;
import org.teasel.learners.Cancellation;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.Regressor;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.ObservationWeights;
import org.teasel.learners.data.Settings;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.data.Targets;

/**
 * Least squares with an absolute penalty (Tibshirani, 1996, "Regression shrinkage and selection via the lasso"):
 * minimises {@code 1/(2N) |y - Xw - b|^2 + alpha |w|_1}, the intercept {@code b} unpenalised.
 *
 * <p>Solved by cyclic coordinate descent from 0, columns as they are (Friedman, Hastie and Tibshirani, 2010), until the
 * duality gap, which bounds how far the objective is from its minimum, is small.
 *
 * @param alpha strength of the penalty, above 0, in units of target x column
 * @param tolerance the gap to reach, as a part of the objective's natural size: {@code 1/N} times the squared
 *     deviations of the targets from their mean
 * @param maxSweeps how many passes over the columns to allow
 */
public record Lasso(double alpha, double tolerance, int maxSweeps) {

    /** Checks the settings. */
    public Lasso {
        Settings.positive("alpha", alpha);
        Settings.positive("tolerance", tolerance);
        Settings.atLeast("maxSweeps", maxSweeps, 1);
    }

    /** Returns alpha 0.02 as in Eastwood and Williams, 2018, tolerance 1e-12, and 100,000 sweeps. */
    public static Lasso withDefaults() {
        return new Lasso(0.02, 1e-12, 100_000);
    }

    public Lasso withAlpha(double alpha) {
        return new Lasso(alpha, tolerance, maxSweeps);
    }

    public Lasso withTolerance(double tolerance) {
        return new Lasso(alpha, tolerance, maxSweeps);
    }

    public Lasso withMaxSweeps(int maxSweeps) {
        return new Lasso(alpha, tolerance, maxSweeps);
    }

    /**
     * Learns from rows that count alike.
     *
     * @param features rows x columns; a constant column gets coefficient 0
     * @param targets one a row
     * @throws IllegalArgumentException if features or targets are refused
     */
    public Model fit(double[][] features, double[] targets) {
        Features table = Features.of(features);
        return fit(table, Targets.of(targets, table.rows()), ObservationWeights.equal(table.rows()));
    }

    /**
     * Learns from weighted rows; N is then the sum of the weights.
     *
     * @throws IllegalArgumentException if features, targets or weights are refused
     */
    public Model fit(double[][] features, double[] targets, double[] weights) {
        Features table = Features.of(features);
        return fit(table, Targets.of(targets, table.rows()), ObservationWeights.of(weights, table.rows()));
    }

    private Model fit(Features features, Targets targets, ObservationWeights weights) {
        Standardiser moments = Standardiser.fit(features, weights);
        double[] means = moments.means();
        double[] deviations = moments.deviations();
        double[] roots = new double[features.rows()];
        double targetMean = 0;
        for (int row = 0; row < roots.length; row++) {
            roots[row] = Math.sqrt(weights.share(row));
            targetMean += weights.share(row) * targets.at(row);
        }
        // Rows are scaled so that a plain sum of squares is a weighted mean, and centred so that b drops out.
        double[] centred = new double[roots.length];
        double[][] columns = new double[features.columns()][roots.length];
        for (int row = 0; row < roots.length; row++) {
            centred[row] = roots[row] * (targets.at(row) - targetMean);
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] =
                        deviations[column] == 0 ? 0 : roots[row] * (features.at(row, column) - means[column]);
            }
        }
        Descent descent = new Descent(columns, centred);
        boolean converged = descent.run();
        LinearFunction function =
                new LinearFunction(new double[][] {descent.coefficients}, means, new double[] {targetMean});
        return new Model(function, converged);
    }

    /**
     * Coordinate descent for {@code 1/2 |y - Xw|^2 + alpha |w|_1}, X and y of mean 0. It needs of them no more than the
     * products of columns, so that a sweep costs the same for any number of rows.
     */
    private final class Descent {

        private final double[][] products;
        private final double[] targetProducts;
        private final double targetSquare;
        private final double[] coefficients;

        Descent(double[][] columns, double[] targets) {
            this.products = new double[columns.length][columns.length];
            for (int column = 0; column < columns.length; column++) {
                Cancellation.throwIfInterrupted();
                for (int other = 0; other <= column; other++) {
                    products[column][other] = dot(columns[column], columns[other]);
                    products[other][column] = products[column][other];
                }
            }
            this.targetProducts = Arrays.stream(columns)
                    .mapToDouble(column -> dot(column, targets))
                    .toArray();
            this.targetSquare = dot(targets, targets);
            this.coefficients = new double[columns.length];
        }

        /** Returns whether the gap came below the tolerance. */
        boolean run() {
            for (int sweep = 0; sweep < maxSweeps; sweep++) {
                Cancellation.throwIfInterrupted();
                for (int column = 0; column < coefficients.length; column++) {
                    descend(column);
                }
                if (gap() <= tolerance * targetSquare) {
                    return true;
                }
            }
            return false;
        }

        private void descend(int column) {
            double norm = products[column][column];
            if (norm > 0) {
                double pull = residualProduct(column) + norm * coefficients[column];
                coefficients[column] = Math.signum(pull) * Math.max(Math.abs(pull) - alpha, 0) / norm;
            }
        }

        /** The objective less that of the dual point which the residuals, shrunk until feasible, make. */
        private double gap() {
            double steepest = 0;
            double size = 0;
            double explained = 0;
            double residualSquare = targetSquare;
            for (int column = 0; column < coefficients.length; column++) {
                double pull = residualProduct(column);
                steepest = Math.max(steepest, Math.abs(pull));
                size += Math.abs(coefficients[column]);
                explained += coefficients[column] * targetProducts[column];
                residualSquare -= coefficients[column] * (targetProducts[column] + pull);
            }
            double shrink = steepest > alpha ? alpha / steepest : 1;
            return (1 + shrink * shrink) / 2 * residualSquare + alpha * size - shrink * (targetSquare - explained);
        }

        /** Returns the product of a column with {@code y - Xw}. */
        private double residualProduct(int column) {
            return targetProducts[column] - dot(products[column], coefficients);
        }

        private static double dot(double[] left, double[] right) {
            double sum = 0;
            for (int i = 0; i < left.length; i++) {
                sum += left[i] * right[i];
            }
            return sum;
        }
    }

    /** A fitted lasso. */
    public static final class Model implements Regressor, ImportanceModel {

        private final LinearFunction function;
        private final boolean converged;

        private Model(LinearFunction function, boolean converged) {
            this.function = function;
            this.converged = converged;
        }

        /** Returns one coefficient a column, in units of target per column. */
        public double[] coefficients() {
            return function.coefficients()[0].clone();
        }

        public double intercept() {
            return function.intercepts()[0];
        }

        /** Returns whether the duality gap came below the tolerance within the sweeps allowed. */
        public boolean converged() {
            return converged;
        }

        @Override
        public double[] predict(double[][] features) {
            return Arrays.stream(function.at(features))
                    .mapToDouble(outputs -> outputs[0])
                    .toArray();
        }

        /** Returns the sizes of the coefficients. */
        @Override
        public double[] importances() {
            return Arrays.stream(coefficients()).map(Math::abs).toArray();
        }
    }
}

package org.teasel.learners.tree;

import java.util.Arrays;
import org.teasel.learners.data.ClassLabels;

/**
 * What boosting lowers. A loss has one or more outputs, each with a score a row; a stage fits one tree an output to
 * the negative gradient of the loss by that output's scores, and takes a Newton step on each leaf.
 */
interface BoostingLoss {

    /** A sum of curvatures below this takes no step, lest it take a wild one. */
    double LEAST_CURVATURE = 1e-150;

    int outputs();

    /** Returns the constant score that boosting begins with. */
    double start(int output);

    /** Sets {@code residuals[output][row]} to the negative gradient, for rows {@code from} to {@code to} - 1. */
    void residuals(double[][] scores, double[][] residuals, int from, int to);

    /** Returns the second derivative of the loss at a row with this residual. */
    double curvature(double residual);

    /** Returns a leaf's step from the sums over its rows. */
    default double step(double residuals, double curvatures) {
        return curvatures < LEAST_CURVATURE ? 0 : residuals / curvatures;
    }

    /** Half the squared error: the step is the mean residual. */
    record SquaredError(double[] targets) implements BoostingLoss {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double start(int output) {
            return Arrays.stream(targets).average().orElseThrow();
        }

        @Override
        public void residuals(double[][] scores, double[][] residuals, int from, int to) {
            for (int row = from; row < to; row++) {
                residuals[0][row] = targets[row] - scores[0][row];
            }
        }

        @Override
        public double curvature(double residual) {
            return 1;
        }
    }

    /** Log loss of two classes; the score is the logit of the second. */
    record BinomialDeviance(ClassLabels labels) implements BoostingLoss {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double start(int output) {
            return StrictMath.log((double) labels.count(1) / labels.count(0));
        }

        @Override
        public void residuals(double[][] scores, double[][] residuals, int from, int to) {
            for (int row = from; row < to; row++) {
                residuals[0][row] = labels.code(row) - 1 / (1 + StrictMath.exp(-scores[0][row]));
            }
        }

        @Override
        public double curvature(double residual) {
            // The residual is p of the other class, signed: p (1 - p) follows from it.
            return Math.abs(residual) * (1 - Math.abs(residual));
        }
    }

    /** Log loss of several classes, one score a class (Friedman, 2001, "Greedy function approximation", section 4.6). */
    record MultinomialDeviance(ClassLabels labels) implements BoostingLoss {

        @Override
        public int outputs() {
            return labels.size();
        }

        @Override
        public double start(int output) {
            return StrictMath.log((double) labels.count(output) / labels.rows());
        }

        @Override
        public void residuals(double[][] scores, double[][] residuals, int from, int to) {
            for (int row = from; row < to; row++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (double[] score : scores) {
                    largest = Math.max(largest, score[row]);
                }
                double sum = 0;
                for (int output = 0; output < scores.length; output++) {
                    residuals[output][row] = StrictMath.exp(scores[output][row] - largest);
                    sum += residuals[output][row];
                }
                for (int output = 0; output < scores.length; output++) {
                    double truth = labels.code(row) == output ? 1 : 0;
                    residuals[output][row] = truth - residuals[output][row] / sum;
                }
            }
        }

        @Override
        public double curvature(double residual) {
            return Math.abs(residual) * (1 - Math.abs(residual));
        }

        @Override
        public double step(double residuals, double curvatures) {
            double share = (labels.size() - 1.0) / labels.size();
            return share * BoostingLoss.super.step(residuals, curvatures);
        }
    }
}

package org.teasel.learners.linear;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;
import org.teasel.learners.Cancellation;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;

/**
 * One linear score a class, each trained by liblinear to tell its class from all others; two classes share a single
 * score, that of the second. The intercept is the weight of an extra column of ones and is penalised like any other.
 *
 * @param solver which loss, and how it is lowered
 * @param cost weight of the loss against the penalty
 * @param balanced whether a class's rows weigh rows / (classes * rows of the class), all others 1
 * @param seed of the order in which a dual solver visits the rows
 */
record OneVersusRest(SolverType solver, double cost, boolean balanced, double tolerance, int maxIterations, Seed seed) {

    static {
        Linear.disableDebugOutput();
    }

    /** What training gives: the scores, and whether each is at the minimum of its objective. */
    record Fit(LinearFunction function, boolean converged) {}

    Fit fit(Features features, ClassLabels labels) {
        Feature[][] rows = rows(features);
        int scores = labels.size() == 2 ? 1 : labels.size() == 1 ? 0 : labels.size();
        double[][] coefficients = new double[scores][features.columns()];
        double[] intercepts = new double[scores];
        boolean converged = true;
        for (int score = 0; score < scores; score++) {
            Cancellation.throwIfInterrupted();
            int positive = scores == 1 ? 1 : score;
            BinaryTask task = binaryTask(rows, labels, positive);
            double[] weights = train(task, features.columns() + 1, seed.child(score));
            System.arraycopy(weights, 0, coefficients[score], 0, features.columns());
            intercepts[score] = weights[features.columns()];
            converged &= task.isSolvedBy(weights, solver, tolerance);
        }
        return new Fit(new LinearFunction(coefficients, new double[features.columns()], intercepts), converged);
    }

    private static Feature[][] rows(Features features) {
        Feature[][] rows = new Feature[features.rows()][features.columns() + 1];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < features.columns(); column++) {
                rows[row][column] = new FeatureNode(column + 1, features.at(row, column));
            }
            rows[row][features.columns()] = new FeatureNode(features.columns() + 1, 1);
        }
        return rows;
    }

    private BinaryTask binaryTask(Feature[][] rows, ClassLabels labels, int positive) {
        double[] signs = new double[rows.length];
        for (int row = 0; row < signs.length; row++) {
            signs[row] = labels.code(row) == positive ? 1 : -1;
        }
        double positiveWeight = balanced ? labels.balancedWeight(positive) : 1;
        double negativeWeight = balanced && labels.size() == 2 ? labels.balancedWeight(1 - positive) : 1;
        return new BinaryTask(rows, signs, cost * positiveWeight, cost * negativeWeight);
    }

    private double[] train(BinaryTask task, int columns, Seed taskSeed) {
        Problem problem = new Problem();
        problem.l = task.rows().length;
        problem.n = columns;
        problem.x = task.rows();
        problem.y = task.signs();
        problem.bias = -1;
        Parameter parameter = new Parameter(solver, 1, tolerance, maxIterations);
        parameter.setWeights(new double[] {task.positiveCost(), task.negativeCost()}, new int[] {1, -1});
        parameter.setRandom(new Random(taskSeed.value()));
        Model model = Linear.train(problem, parameter);
        double[] weights = model.getFeatureWeights();
        if (model.getLabels()[0] == -1) {
            for (int column = 0; column < weights.length; column++) {
                weights[column] = -weights[column];
            }
        }
        return weights;
    }
}

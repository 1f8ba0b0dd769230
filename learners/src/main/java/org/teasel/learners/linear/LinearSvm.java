package org.teasel.learners.linear;

import de.bwaldvogel.liblinear.SolverType;
import org.teasel.learners.ClassScores;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.Settings;

/**
 * A linear support vector machine with squared hinge loss, one class against the rest: for each class minimises
 * {@code |w|^2 / 2 + cost * sum of weight * max(0, 1 - margin)^2}, the intercept penalised like any coefficient. Solved
 * in the dual by liblinear (Fan et al., 2008, "LIBLINEAR: a library for large linear classification").
 *
 * @param cost weight of the loss against the penalty, above 0
 * @param balanced whether a class's rows weigh rows / (classes * rows of the class) where they are the positive ones,
 *     and for two classes always; else all weigh 1
 * @param tolerance when to stop: the largest violation of optimality by a row
 * @param maxIterations how many passes over the rows to allow a class; liblinear then goes over to its primal solver
 * @param seed of the order in which rows are visited
 */
public record LinearSvm(double cost, boolean balanced, double tolerance, int maxIterations, long seed) {

    /** Checks the settings. */
    public LinearSvm {
        Settings.positive("cost", cost);
        Settings.positive("tolerance", tolerance);
        Settings.atLeast("maxIterations", maxIterations, 1);
    }

    /** Returns the classifier of the SAP score of Kumar et al., 2018: cost 0.01, balanced, 1e-4, 1000 passes. */
    public static LinearSvm withDefaults() {
        return new LinearSvm(0.01, true, 1e-4, 1000, 0);
    }

    public LinearSvm withCost(double cost) {
        return new LinearSvm(cost, balanced, tolerance, maxIterations, seed);
    }

    public LinearSvm withBalanced(boolean balanced) {
        return new LinearSvm(cost, balanced, tolerance, maxIterations, seed);
    }

    public LinearSvm withTolerance(double tolerance) {
        return new LinearSvm(cost, balanced, tolerance, maxIterations, seed);
    }

    public LinearSvm withMaxIterations(int maxIterations) {
        return new LinearSvm(cost, balanced, tolerance, maxIterations, seed);
    }

    public LinearSvm withSeed(long seed) {
        return new LinearSvm(cost, balanced, tolerance, maxIterations, seed);
    }

    /**
     * Learns classes. Reacts to interruption between classes.
     *
     * @param features rows x columns
     * @param labels one a row, any numbers; a single class is allowed
     * @throws IllegalArgumentException if features or labels are refused
     */
    public Model fit(double[][] features, int[] labels) {
        Features table = Features.of(features);
        ClassLabels classes = ClassLabels.of(labels, table.rows());
        OneVersusRest training = new OneVersusRest(
                SolverType.L2R_L2LOSS_SVC_DUAL, cost, balanced, tolerance, maxIterations, new Seed(seed));
        return new Model(classes.classes(), training.fit(table, classes));
    }

    /** A fitted machine, whose scores are above 0 where their class is taken to be more likely than the rest. */
    public static final class Model extends LinearModel {

        private Model(int[] classes, OneVersusRest.Fit fit) {
            super(classes, fit.function(), fit.converged());
        }

        @Override
        public int[] predict(double[][] features) {
            return ClassScores.likeliest(scores(features), classes());
        }
    }
}

package org.teasel.learners.linear;

import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import org.teasel.learners.ClassScores;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.Settings;

/**
 * Logistic regression, one class against the rest: for each class minimises {@code |w|^2 / 2 + cost * log loss}, the
 * intercept penalised like any coefficient. Solved in the primal by liblinear (Fan et al., 2008).
 *
 * <p>For classes that exclude each other {@link MultinomialLogisticRegression} is the better model; this one is what
 * some published scores are defined by.
 *
 * @param cost weight of the loss against the penalty, above 0
 * @param balanced whether a class's rows weigh rows / (classes * rows of the class) where they are the positive ones,
 *     and for two classes always; else all weigh 1
 * @param tolerance when to stop: the gradient, as a part of its size at the start; liblinear allows 1000 Newton steps
 */
public record LogisticRegression(double cost, boolean balanced, double tolerance) {

    /** Checks the settings. */
    public LogisticRegression {
        Settings.positive("cost", cost);
        Settings.positive("tolerance", tolerance);
    }

    /** Returns cost 1, not balanced, and tolerance 1e-4. */
    public static LogisticRegression withDefaults() {
        return new LogisticRegression(1, false, 1e-4);
    }

    public LogisticRegression withCost(double cost) {
        return new LogisticRegression(cost, balanced, tolerance);
    }

    public LogisticRegression withBalanced(boolean balanced) {
        return new LogisticRegression(cost, balanced, tolerance);
    }

    public LogisticRegression withTolerance(double tolerance) {
        return new LogisticRegression(cost, balanced, tolerance);
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
        // The primal solver heeds neither a number of iterations nor a seed.
        OneVersusRest training = new OneVersusRest(SolverType.L2R_LR, cost, balanced, tolerance, 1000, new Seed(0));
        return new Model(classes.classes(), training.fit(table, classes));
    }

    /** A fitted regression, whose scores are the logits of each class against the rest. */
    public static final class Model extends LinearModel implements ProbabilisticClassifier {

        private Model(int[] classes, OneVersusRest.Fit fit) {
            super(classes, fit.function(), fit.converged());
        }

        /** Returns each class's own probability against the rest, scaled so that the classes sum to 1. */
        @Override
        public double[][] probabilities(double[][] features) {
            int classes = classes().length;
            double[][] logits = scores(features);
            return ClassScores.probabilities(classes <= 2 ? logits : logarithmsOfProbability(logits), classes);
        }

        /** In logarithms, for probabilities may all be too small to be told from 0. */
        private static double[][] logarithmsOfProbability(double[][] logits) {
            return Arrays.stream(logits)
                    .map(row -> Arrays.stream(row)
                            .map(logit -> Math.min(logit, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(logit))))
                            .toArray())
                    .toArray(double[][]::new);
        }
    }
}

package org.teasel.learners.linear;

import org.teasel.learners.ClassScores;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.ObservationWeights;
import org.teasel.learners.data.Settings;
import org.teasel.learners.data.Standardiser;

/**
 * Multinomial logistic regression: minimises {@code cost * sum of weight * log loss + |w|^2 / 2} over one linear score a
 * class (for two classes, one for the second), intercepts unpenalised, columns as they are. Solved by Newton's method
 * on standardised columns, the penalty converted, so that scales and offsets cost neither time nor digits.
 *
 * @param cost weight of the loss against the penalty, above 0; infinite for no penalty, where classes that can be
 *     parted have no finite optimum and the search ends when the loss is flat
 * @param tolerance the largest element of the gradient to end at, of the mean loss by coefficients of standardised
 *     columns
 * @param maxIterations how many Newton steps to allow
 */
public record MultinomialLogisticRegression(double cost, double tolerance, int maxIterations) {

    /** Checks the settings. */
    public MultinomialLogisticRegression {
        if (cost != Double.POSITIVE_INFINITY) {
            Settings.positive("cost", cost);
        }
        Settings.positive("tolerance", tolerance);
        Settings.atLeast("maxIterations", maxIterations, 1);
    }

    /** Returns cost 1, tolerance 1e-8 and 100 steps. */
    public static MultinomialLogisticRegression withDefaults() {
        return new MultinomialLogisticRegression(1, 1e-8, 100);
    }

    public MultinomialLogisticRegression withCost(double cost) {
        return new MultinomialLogisticRegression(cost, tolerance, maxIterations);
    }

    public MultinomialLogisticRegression withTolerance(double tolerance) {
        return new MultinomialLogisticRegression(cost, tolerance, maxIterations);
    }

    public MultinomialLogisticRegression withMaxIterations(int maxIterations) {
        return new MultinomialLogisticRegression(cost, tolerance, maxIterations);
    }

    /**
     * Learns classes from rows that count alike.
     *
     * @param features rows x columns; a constant column gets coefficient 0
     * @param labels one a row, any numbers; a single class is allowed
     * @throws IllegalArgumentException if features or labels are refused
     */
    public Model fit(double[][] features, int[] labels) {
        Features table = Features.of(features);
        return fit(table, ClassLabels.of(labels, table.rows()), ObservationWeights.equal(table.rows()));
    }

    /**
     * Learns classes from weighted rows.
     *
     * @throws IllegalArgumentException if features, labels or weights are refused
     */
    public Model fit(double[][] features, int[] labels, double[] weights) {
        Features table = Features.of(features);
        return fit(table, ClassLabels.of(labels, table.rows()), ObservationWeights.of(weights, table.rows()));
    }

    private Model fit(Features features, ClassLabels labels, ObservationWeights weights) {
        Standardiser standardiser = Standardiser.fit(features, weights);
        double[] means = standardiser.means();
        double[] deviations = standardiser.deviations();
        if (labels.size() == 1) {
            LinearFunction none = new LinearFunction(new double[0][], means, new double[0]);
            return new Model(labels.classes(), none, true);
        }
        double[] penalties = new double[deviations.length];
        for (int column = 0; column < penalties.length; column++) {
            // A coefficient per standard deviation is a coefficient per unit times the deviation.
            double scale = deviations[column] == 0 ? 1 : deviations[column];
            penalties[column] = 1 / (cost * weights.total() * scale * scale);
        }
        LogLoss loss = new LogLoss(standardiser.transform(features), labels, weights, penalties);
        NewtonMinimiser.Minimum minimum = new NewtonMinimiser(tolerance, maxIterations).minimise(loss);
        double[] point = loss.centredOverClasses(minimum.point());
        double[][] coefficients = new double[loss.scores()][deviations.length];
        double[] values = new double[loss.scores()];
        int position = 0;
        for (int score = 0; score < values.length; score++) {
            for (int column = 0; column < deviations.length; column++, position++) {
                coefficients[score][column] = deviations[column] == 0 ? 0 : point[position] / deviations[column];
            }
            values[score] = point[position++];
        }
        LinearFunction function = new LinearFunction(coefficients, means, values);
        return new Model(labels.classes(), function, minimum.converged());
    }

    /**
     * A fitted regression, whose scores are logarithms of probabilities up to a number that differs from row to row. With
     * more than two classes, the intercepts sum to 0, and so do each column's coefficients.
     */
    public static final class Model extends LinearModel implements ProbabilisticClassifier {

        private Model(int[] classes, LinearFunction function, boolean converged) {
            super(classes, function, converged);
        }

        @Override
        public double[][] probabilities(double[][] features) {
            return ClassScores.probabilities(scores(features), classes().length);
        }
    }
}

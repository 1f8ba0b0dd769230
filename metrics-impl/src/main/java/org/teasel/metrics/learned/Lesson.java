package org.teasel.metrics.learned;

import java.util.Arrays;
import org.teasel.learners.Classifier;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.Regressor;
import org.teasel.learners.score.Accuracy;

/**
 * What a learner made of one factor.
 *
 * @param importances [L], how much it relies on each latent, not negative
 * @param score accuracy, or R^2 for numbers, on the test rows
 * @param trainingScore the same on the rows that it learnt from
 * @param error share of wrong answers, or root mean square error over the standard deviation, on the test rows
 */
record Lesson(double[] importances, double score, double trainingScore, double error) {

    static <M extends Classifier & ImportanceModel> Lesson ofClasses(M model, Examples examples, int factor) {
        double accuracy = accuracy(model, examples.test(), factor);
        return new Lesson(model.importances(), accuracy, accuracy(model, examples.training(), factor), 1 - accuracy);
    }

    static <M extends Regressor & ImportanceModel> Lesson ofNumbers(M model, Examples examples, int factor) {
        double residual = residual(model, examples.test(), factor);
        return new Lesson(
                model.importances(),
                1 - residual,
                1 - residual(model, examples.training(), factor),
                Math.sqrt(residual));
    }

    private static double accuracy(Classifier model, Rows rows, int factor) {
        return Accuracy.of(rows.labels(factor), model.predict(rows.means()));
    }

    /** Mean squared error over the variance; NaN if there is no variance. */
    private static double residual(Regressor model, Rows rows, int factor) {
        double[] truth = rows.numbers(factor);
        double[] answers = model.predict(rows.means());
        double mean = Arrays.stream(truth).average().orElseThrow();
        double error = 0;
        double spread = 0;
        for (int row = 0; row < truth.length; row++) {
            error += (truth[row] - answers[row]) * (truth[row] - answers[row]);
            spread += (truth[row] - mean) * (truth[row] - mean);
        }
        return spread > 0 ? error / spread : Double.NaN;
    }
}

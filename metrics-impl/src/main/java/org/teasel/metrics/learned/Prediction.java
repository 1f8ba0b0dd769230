package org.teasel.metrics.learned;

import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.teasel.api.data.Factor;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.score.Accuracy;

/** How a latent alone is made to predict a factor. */
enum Prediction {
    /**
     * Categorical factors by a classifier of the standardised latent, judged by balanced accuracy; others by linear
     * correlation. Both are then free of the latent's unit.
     */
    BY_TYPE(factor -> factor.type() == Factor.Type.CATEGORICAL, Accuracy::balanced) {
        @Override
        double[][] prepare(double[][] training, double[][] rows) {
            return Standardiser.fit(training).transform(rows);
        }
    },
    /** All factors by linear correlation; there are no answers to judge. */
    CORRELATION(factor -> false, (labels, answers) -> Double.NaN),
    /** All factors by a classifier of the latent as it is, judged by plain accuracy, as public code has it. */
    ACCURACY(factor -> true, Accuracy::of);

    private final Predicate<Factor> learns;
    private final ToDoubleBiFunction<int[], int[]> judge;

    Prediction(Predicate<Factor> learns, ToDoubleBiFunction<int[], int[]> judge) {
        this.learns = learns;
        this.judge = judge;
    }

    /** Whether a factor is predicted by a classifier rather than by correlation. */
    boolean learns(Factor factor) {
        return learns.test(factor);
    }

    /** Rows as the classifier gets them, by what the training rows tell. */
    double[][] prepare(double[][] training, double[][] rows) {
        return rows;
    }

    /** How well a linear support vector machine names a factor's values in the test rows, from one latent. */
    double accuracy(Examples examples, int latent, int factor, long seed) {
        double[][] training = examples.training().means(latent);
        double[][] test = examples.test().means(latent);
        LinearSvm.Model model = LinearSvm.withDefaults()
                .withSeed(seed)
                .fit(prepare(training, training), examples.training().labels(factor));
        return judge.applyAsDouble(examples.test().labels(factor), model.predict(prepare(training, test)));
    }
}

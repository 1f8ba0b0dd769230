package org.teasel.metrics.learned;

import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.teasel.api.data.Factor;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.score.Accuracy;

/** How a latent alone is made to predict a factor. */
enum Prediction {
    /** Categorical factors by a classifier, judged by balanced accuracy; others by linear correlation. */
    BY_TYPE(factor -> factor.type() == Factor.Type.CATEGORICAL, Accuracy::balanced),
    /** All factors by linear correlation; there are no answers to judge. */
    CORRELATION(factor -> false, (labels, answers) -> Double.NaN),
    /** All factors by a classifier, judged by plain accuracy. */
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

    /** How well a linear support vector machine names a factor's values in the test rows, from one latent. */
    double accuracy(Examples examples, int latent, int factor, long seed) {
        LinearSvm.Model model = LinearSvm.withDefaults()
                .withSeed(seed)
                .fit(examples.training().means(latent), examples.training().labels(factor));
        return judge.applyAsDouble(
                examples.test().labels(factor), model.predict(examples.test().means(latent)));
    }
}

package org.teasel.metrics.learned;

import org.teasel.api.data.Factor;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.score.Accuracy;

/** How a latent alone is made to predict a factor. */
enum Prediction {
    /** Categorical factors by a classifier, judged by balanced accuracy; others by linear correlation. */
    BY_TYPE {
        @Override
        boolean learns(Factor factor) {
            return factor.type() == Factor.Type.CATEGORICAL;
        }

        @Override
        double judge(int[] labels, int[] answers) {
            return Accuracy.balanced(labels, answers);
        }
    },
    /** All factors by linear correlation. */
    CORRELATION {
        @Override
        boolean learns(Factor factor) {
            return false;
        }

        @Override
        double judge(int[] labels, int[] answers) {
            throw new IllegalStateException("correlations judge no answers");
        }
    },
    /** All factors by a classifier, judged by plain accuracy. */
    ACCURACY {
        @Override
        boolean learns(Factor factor) {
            return true;
        }

        @Override
        double judge(int[] labels, int[] answers) {
            return Accuracy.of(labels, answers);
        }
    };

    /** Whether a factor is predicted by a classifier rather than by correlation. */
    abstract boolean learns(Factor factor);

    abstract double judge(int[] labels, int[] answers);

    /** How well a linear support vector machine names a factor's values in the test rows, from one latent. */
    double accuracy(Examples examples, int latent, int factor, long seed) {
        LinearSvm.Model model = LinearSvm.withDefaults()
                .withSeed(seed)
                .fit(examples.training().means(latent), examples.training().labels(factor));
        return judge(
                examples.test().labels(factor), model.predict(examples.test().means(latent)));
    }
}

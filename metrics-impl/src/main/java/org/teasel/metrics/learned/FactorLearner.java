package org.teasel.metrics.learned;

import org.teasel.api.Settings;
import org.teasel.learners.linear.Lasso;
import org.teasel.learners.tree.BoostedTrees;
import org.teasel.learners.tree.ColumnSampling;
import org.teasel.learners.tree.RandomForest;

/** How a factor is learnt from all latents. */
enum FactorLearner {
    /** Boosted trees for labels and for numbers. */
    BOOSTED_TREES {
        @Override
        Lesson learn(Examples examples, int factor, Settings settings) {
            BoostedTrees learner =
                    BoostedTrees.withDefaults().withSeed(settings.seed()).withThreads(settings.threads());
            double[][] rows = examples.training().means();
            return examples.continuous(factor)
                    ? Lesson.ofNumbers(
                            learner.fitRegressor(rows, examples.training().numbers(factor)), examples, factor)
                    : Lesson.ofClasses(
                            learner.fitClassifier(rows, examples.training().labels(factor)), examples, factor);
        }
    },
    /** A random forest for labels and for numbers. Every split may use any latent, else weak latents gain importance. */
    RANDOM_FOREST {
        @Override
        Lesson learn(Examples examples, int factor, Settings settings) {
            RandomForest learner = RandomForest.withDefaults()
                    .withColumnSampling(ColumnSampling.ALL)
                    .withSeed(settings.seed())
                    .withThreads(settings.threads());
            double[][] rows = examples.training().means();
            return examples.continuous(factor)
                    ? Lesson.ofNumbers(
                            learner.fitRegressor(rows, examples.training().numbers(factor)), examples, factor)
                    : Lesson.ofClasses(
                            learner.fitClassifier(rows, examples.training().labels(factor)), examples, factor);
        }
    },
    /** Lasso on factors as numbers, latents and factors brought to mean 0 and standard deviation 1. */
    LASSO {
        @Override
        Lesson learn(Examples examples, int factor, Settings settings) {
            return Lesson.ofNumbers(
                    StandardisedLasso.fit(
                            Lasso.withDefaults(),
                            examples.training().means(),
                            examples.training().numbers(factor)),
                    examples,
                    factor);
        }
    },
    /** Lasso on latents and factors as they are, so that a factor of many values weighs more. */
    RAW_LASSO {
        @Override
        Lesson learn(Examples examples, int factor, Settings settings) {
            return Lesson.ofNumbers(
                    Lasso.withDefaults()
                            .fit(
                                    examples.training().means(),
                                    examples.training().numbers(factor)),
                    examples,
                    factor);
        }
    },
    /** Ten trees of depth 8 on factors as numbers. */
    SMALL_FOREST {
        @Override
        Lesson learn(Examples examples, int factor, Settings settings) {
            return Lesson.ofNumbers(
                    RandomForest.withDefaults()
                            .withTrees(10)
                            .withMaxDepth(8)
                            .withColumnSampling(ColumnSampling.ALL)
                            .withSeed(settings.seed())
                            .withThreads(settings.threads())
                            .fitRegressor(
                                    examples.training().means(),
                                    examples.training().numbers(factor)),
                    examples,
                    factor);
        }
    };

    abstract Lesson learn(Examples examples, int factor, Settings settings);
}

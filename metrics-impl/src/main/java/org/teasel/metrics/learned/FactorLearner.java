package org.teasel.metrics.learned;

import java.util.function.BiFunction;
import org.teasel.api.Settings;
import org.teasel.learners.Classifier;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.Regressor;
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
            return byType(examples, factor, learner::fitRegressor, learner::fitClassifier);
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
            return byType(examples, factor, learner::fitRegressor, learner::fitClassifier);
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

    /** Numbers are learnt by regression, labels by classification. */
    private static <R extends Regressor & ImportanceModel, C extends Classifier & ImportanceModel> Lesson byType(
            Examples examples,
            int factor,
            BiFunction<double[][], double[], R> regression,
            BiFunction<double[][], int[], C> classification) {
        Rows training = examples.training();
        return examples.continuous(factor)
                ? Lesson.ofNumbers(regression.apply(training.means(), training.numbers(factor)), examples, factor)
                : Lesson.ofClasses(classification.apply(training.means(), training.labels(factor)), examples, factor);
    }
}

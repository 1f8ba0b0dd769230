package org.teasel.metrics.learned;

import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.statistic.Population;
import org.teasel.learners.Seed;
import org.teasel.metrics.relation.UsableFactors;

/**
 * Accuracy with which a classifier names the factor that a group of observations has in common. The observations are
 * rows of the data, so no factor need be set at will. Each factor is asked for equally often: chance is 1 over their
 * number.
 */
abstract class FixedFactorMetric extends LearnedMetric {

    /** Rows, or pairs of rows, behind a question. */
    static final int BATCH = 64;

    private static final int TRAINING_QUESTIONS = 3000;
    private static final int TEST_QUESTIONS = 2000;

    FixedFactorMetric(MetricDescriptor descriptor) {
        super(descriptor);
    }

    /**
     * How often a classifier is right.
     *
     * @param training share of right answers to the questions that it learnt from
     * @param test share of right answers to questions about other rows
     */
    record Accuracies(double training, double test) {}

    abstract Accuracies answer(Examples examples, Quiz training, Quiz test);

    @Override
    final Measurement measure(Population population, Settings settings, Examples examples) {
        UsableFactors usable = UsableFactors.of(
                        population.factors().count(),
                        k -> groups(examples.training(), k).several()
                                && groups(examples.test(), k).several(),
                        "have no two values that several rows share")
                .several();
        Seed seed = new Seed(settings.seed());
        Accuracies accuracies = answer(
                examples,
                quiz(examples.training(), usable.indices(), TRAINING_QUESTIONS, seed.child(0)),
                quiz(examples.test(), usable.indices(), TEST_QUESTIONS, seed.child(1)));
        double chance = 1.0 / usable.count();
        Measurement measurement = Measurement.of(accuracies.test())
                .withComponent("chance", chance)
                .withComponent("rescaled", (accuracies.test() - chance) / (1 - chance))
                .withComponent("trainingAccuracy", accuracies.training())
                .withSetting("batch", BATCH)
                .withSetting("trainingQuestions", TRAINING_QUESTIONS)
                .withSetting("testQuestions", TEST_QUESTIONS);
        return usable.describe(population, measurement);
    }

    private static Quiz quiz(Rows rows, int[] factors, int questions, Seed seed) {
        List<ValueGroups> groups =
                IntStream.of(factors).mapToObj(k -> groups(rows, k)).toList();
        return Quiz.of(groups, questions, seed);
    }

    private static ValueGroups groups(Rows rows, int factor) {
        return ValueGroups.of(rows.labels(factor));
    }
}

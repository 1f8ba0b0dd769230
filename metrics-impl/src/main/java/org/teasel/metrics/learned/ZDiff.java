package org.teasel.metrics.learned;

import java.util.Set;
import java.util.SplittableRandom;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.learners.linear.MultinomialLogisticRegression;
import org.teasel.learners.score.Accuracy;

/**
 * {@code z-diff}: accuracy of a linear classifier that names the factor which 64 pairs of observations share from the mean
 * of |m_i(x) - m_i(x')| over the pairs, one number a latent; in [0, 1] with chance at 1 over the number of factors. It is
 * perfect already when all factors but one are encoded. Higgins et al. 2017, section 3.
 */
public final class ZDiff extends FixedFactorMetric {

    /** The metric. */
    public ZDiff() {
        super(new MetricDescriptor(
                MetricName.of("z-diff"),
                "how often a linear classifier names the factor that pairs share from the latents' differences",
                Range.UNIT,
                Direction.HIGHER,
                Unit.ONE,
                Set.of(Requirement.SEVERAL_FACTORS, Requirement.SEVERAL_OBSERVATIONS),
                "Higgins et al. 2017, section 3"));
    }

    @Override
    Accuracies answer(Examples examples, Quiz training, Quiz test) {
        double[][] known = differences(examples.training(), training);
        MultinomialLogisticRegression.Model model =
                MultinomialLogisticRegression.withDefaults().fit(known, training.answers());
        return new Accuracies(
                Accuracy.of(training.answers(), model.predict(known)),
                Accuracy.of(test.answers(), model.predict(differences(examples.test(), test))));
    }

    private static double[][] differences(Rows rows, Quiz quiz) {
        double[][] means = rows.means();
        return quiz.ask((groups, random) -> difference(means, groups, random)).toArray(double[][]::new);
    }

    private static double[] difference(double[][] means, ValueGroups groups, SplittableRandom random) {
        double[] mean = new double[means[0].length];
        for (int p = 0; p < BATCH; p++) {
            int[] pair = groups.pair(random);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Math.abs(means[pair[0]][i] - means[pair[1]][i]) / BATCH;
            }
        }
        return mean;
    }
}

package org.teasel.metrics.learned;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.score.Accuracy;
import org.teasel.learners.vote.MajorityVote;

/**
 * {@code z-min-variance}: accuracy of a majority vote that names the factor which 64 observations share from the latent
 * whose mean varies least among them, relative to its variance overall; in [0, 1] with chance at 1 over the number of
 * factors. Latents whose means have a standard deviation below {@value #LEAST_DEVIATION} don't take part. It is perfect
 * already when all factors but one are encoded. Kim and Mnih 2018, section 4.
 */
public final class ZMinVariance extends FixedFactorMetric {

    private static final double LEAST_DEVIATION = 0.05;

    /** The metric. */
    public ZMinVariance() {
        super(new MetricDescriptor(
                MetricName.of("z-min-variance"),
                "how often a majority vote names the factor that observations share from the latent that varies least",
                Range.UNIT,
                Direction.HIGHER,
                Unit.ONE,
                Set.of(Requirement.SEVERAL_FACTORS, Requirement.SEVERAL_OBSERVATIONS),
                "Kim and Mnih 2018, section 4"));
    }

    @Override
    Accuracies answer(Examples examples, Quiz training, Quiz test) {
        double[] deviations = Standardiser.fit(examples.training().means()).deviations();
        if (Arrays.stream(deviations).allMatch(deviation -> deviation < LEAST_DEVIATION)) {
            throw new NotDefinedException("the mean of no latent has a standard deviation of " + LEAST_DEVIATION);
        }
        int[] known = leastVariant(examples.training(), training, deviations);
        MajorityVote vote = MajorityVote.fit(known, training.answers());
        return new Accuracies(
                Accuracy.of(training.answers(), vote.predict(known)),
                Accuracy.of(test.answers(), vote.predict(leastVariant(examples.test(), test, deviations))));
    }

    private static int[] leastVariant(Rows rows, Quiz quiz, double[] deviations) {
        double[][] means = rows.means();
        return quiz.ask((groups, random) -> leastVariant(means, groups.group(random), random, deviations)).stream()
                .mapToInt(latent -> latent)
                .toArray();
    }

    private static int leastVariant(double[][] means, int[] group, SplittableRandom random, double[] deviations) {
        int[] rows = IntStream.range(0, BATCH)
                .map(n -> group[random.nextInt(group.length)])
                .toArray();
        int least = -1;
        double leastVariance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < deviations.length; i++) {
            double relative = variance(means, rows, i) / (deviations[i] * deviations[i]);
            if (deviations[i] >= LEAST_DEVIATION && relative < leastVariance) {
                least = i;
                leastVariance = relative;
            }
        }
        return least;
    }

    private static double variance(double[][] means, int[] rows, int latent) {
        double mean = IntStream.of(rows)
                .mapToDouble(row -> means[row][latent])
                .average()
                .orElseThrow();
        return IntStream.of(rows)
                .mapToDouble(row -> (means[row][latent] - mean) * (means[row][latent] - mean))
                .average()
                .orElseThrow();
    }
}

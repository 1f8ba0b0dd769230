package org.teasel.metrics.learned;

import java.util.Arrays;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Population;
import org.teasel.learners.Seed;
import org.teasel.learners.neural.DensityRatio;
import org.teasel.learners.neural.NeuralClassifier;

/**
 * {@code tc:density-ratio}: total correlation in nats as the mean logit, over held-out draws of q(z), of a small neural
 * classifier that tells draws of q(z) from draws whose latents were shuffled one by one. Too low where the classifier
 * has too few draws or too little capacity, and a little below 0 for independent latents. The component
 * {@code accuracy} is that of the classifier, 0.5 at chance; {@code standardError} is that of the mean over draws, for
 * the classifier as it is. Kim and Mnih 2018, section 3.
 */
public final class DensityRatioCorrelation extends LearnedMetric {

    /** The metric. */
    public DensityRatioCorrelation() {
        super(new MetricDescriptor(
                MetricName.of("tc", "density-ratio"),
                "total correlation by a classifier of draws against draws with shuffled latents",
                Range.ANY,
                Direction.LOWER,
                Unit.NATS,
                Set.of(Requirement.SEVERAL_OBSERVATIONS),
                "Kim and Mnih 2018, section 3; RTC-VAE, appendix 1"));
    }

    @Override
    Measurement measure(Population population, Settings settings, Examples examples) {
        Seed seed = new Seed(settings.seed());
        double[][] known = draws(examples.training(), seed.child(0));
        DensityRatio.Model ratio = DensityRatio.withDefaults()
                .withClassifier(NeuralClassifier.withDefaults().withSeed(settings.seed()))
                .fit(known, DensityRatio.shuffledColumns(known, seed.child(1).value()));
        double[][] others = draws(examples.test(), seed.child(2));
        double[] logits = ratio.logarithms(others);
        double[] shuffled = ratio.logarithms(
                DensityRatio.shuffledColumns(others, seed.child(3).value()));
        double mean = Arrays.stream(logits).average().orElseThrow();
        return Measurement.of(mean)
                .withComponent("standardError", standardError(logits, mean))
                .withComponent("accuracy", accuracy(logits, shuffled));
    }

    /** One draw from the posterior of each row. */
    private static double[][] draws(Rows rows, Seed seed) {
        Posteriors posteriors = rows.posteriors();
        double[][] draws = new double[posteriors.size()][posteriors.latents()];
        for (int row = 0; row < draws.length; row++) {
            posteriors.sample(row, seed.child(row).random(), draws[row]);
        }
        return draws;
    }

    private static double standardError(double[] values, double mean) {
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double accuracy(double[] real, double[] shuffled) {
        long right = Arrays.stream(real).filter(logit -> logit > 0).count()
                + Arrays.stream(shuffled).filter(logit -> logit < 0).count();
        return (double) right / (real.length + shuffled.length);
    }
}

package org.teasel.metrics.correlation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * {@code tc:mws}, {@code tc:mws-without-constants}, {@code tc:mss0}, {@code tc:mss1}: total correlation in nats as
 * training objectives estimate it from minibatches. Its bias grows with the number of latents and is stated beside it;
 * it is no score of a model. Chen 2018, section 3.1; RTC-VAE, appendix 1.
 */
final class MinibatchCorrelation implements Metric {

    private static final int BATCH_SIZE = 256;
    private static final int BATCHES = 20;

    private final MetricDescriptor descriptor;
    private final Weighting weighting;
    private final String bias;

    private MinibatchCorrelation(Weighting weighting, String summary, String citation, String bias) {
        this.descriptor = new MetricDescriptor(
                MetricName.of("tc", weighting.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                summary,
                Range.ANY,
                Direction.NEITHER,
                Unit.NATS,
                Set.of(Requirement.SEVERAL_OBSERVATIONS),
                citation);
        this.weighting = weighting;
        this.bias = bias;
    }

    static List<Metric> all() {
        return List.of(
                new MinibatchCorrelation(
                        Weighting.MWS,
                        "biased estimate by minibatch-weighted sampling, a training objective",
                        "Chen et al. 2018, Eq. 3",
                        "(L - 1) log N = %2$.1f nats above the mixture of a minibatch, whose own bias reaches "
                                + "(L - 1) log M = %1$.1f nats"),
                new MinibatchCorrelation(
                        Weighting.MWS_WITHOUT_CONSTANTS,
                        "the same without its constants, as some public code",
                        "Locatello et al. 2019, disentanglement_lib, vae.py",
                        "(L - 1) log M = %1$.1f nats below the mixture of a minibatch, whose own bias reaches as much "
                                + "upwards"),
                new MinibatchCorrelation(
                        Weighting.MSS0,
                        "biased estimate by minibatch stratified sampling as published in code",
                        "RTC-VAE, appendix 1.2; public beta-TCVAE code",
                        "biased upwards by up to some (L - 1) log M = %1$.1f nats, as the mixture of a minibatch is"),
                new MinibatchCorrelation(
                        Weighting.MSS1,
                        "biased estimate by minibatch stratified sampling as published in print",
                        "RTC-VAE, appendix 1.2",
                        "biased in many dimensions, upwards by up to some (L - 1) log M = %1$.1f nats, "
                                + "downwards in few"));
    }

    @Override
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(statistic(population, settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        MinibatchTotalCorrelation statistic = statistic(population, statistics.settings());
        int others = population.latents() - 1;
        return Measurement.of(statistics.get(statistic).totalCorrelation())
                .withNote("not a score but a training objective: "
                        + String.format(
                                Locale.ROOT,
                                bias,
                                others * Math.log(statistic.batchSize()),
                                others * Math.log(population.size())));
    }

    private MinibatchTotalCorrelation statistic(Population population, Settings settings) {
        return new MinibatchTotalCorrelation(
                weighting, Math.min(BATCH_SIZE, population.size()), BATCHES, settings.seed());
    }
}

package org.teasel.metrics.information;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.Separation;

/**
 * Mean of a figure over the k latents for which it is greatest. Without a k of its own it takes the number of factors,
 * at most that of latents; all latents if there are no factors.
 */
abstract class BestLatents implements Metric {

    private final MetricDescriptor descriptor;
    private final SeparationSource source;
    private final Function<Separation, double[]> figure;

    BestLatents(MetricDescriptor descriptor, SeparationSource source, Function<Separation, double[]> figure) {
        this.descriptor = descriptor;
        this.source = source;
        this.figure = figure;
    }

    /** The descriptor of this metric for another k. */
    final MetricDescriptor descriptor(int k) {
        MetricName name = descriptor.name();
        if (k < 1) {
            throw new InvalidInputException(
                    name.id() + "@" + k + " averages over no latents, expected a k of at least 1");
        }
        return descriptor.named(new MetricName(name.id(), OptionalInt.of(k), name.variant()));
    }

    /** How the figure is sampled. */
    final SeparationSource source() {
        return source;
    }

    @Override
    public final MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public final Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(source.statistic(population, settings));
    }

    @Override
    public final Measurement measure(Statistics statistics) {
        int count = count(statistics.population());
        double[] figures = figure.apply(source.read(statistics));
        double[] ascending = figures.clone();
        Arrays.sort(ascending);
        double mean = Arrays.stream(ascending, ascending.length - count, ascending.length)
                .average()
                .orElseThrow();
        return Measurement.of(mean).withPerLatent(figures).withSetting("k", count);
    }

    private int count(Population population) {
        int latents = population.latents();
        int factors = population.factors().count();
        int count = descriptor.name().k().orElse(factors == 0 ? latents : Math.min(factors, latents));
        if (count > latents) {
            throw new NotDefinedException("it is the mean of the " + count + " best latents and there are " + latents);
        }
        return count;
    }
}

package org.teasel.metrics.information;

import java.util.Collection;
import java.util.List;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.FactorInformation;

/** A metric that is a function of what single latents tell about single factors. */
abstract class FactorMetric implements Metric {

    private final MetricDescriptor descriptor;
    private final InformationSource source;

    FactorMetric(MetricDescriptor descriptor, InformationSource source) {
        this.descriptor = descriptor;
        this.source = source;
    }

    abstract Measurement measure(Population population, FactorInformation information);

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
        return measure(statistics.population(), source.read(statistics));
    }
}

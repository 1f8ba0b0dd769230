package org.teasel.metrics.learned;

import java.util.Collection;
import java.util.List;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A metric that fits learners to a sample of rows. */
abstract class LearnedMetric implements Metric {

    private final MetricDescriptor descriptor;

    LearnedMetric(MetricDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    abstract Measurement measure(Population population, Settings settings, Examples examples);

    @Override
    public final MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public final Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(Examples.statistic(settings));
    }

    @Override
    public final Measurement measure(Statistics statistics) {
        Examples examples = Examples.of(statistics);
        return examples.describe(measure(statistics.population(), statistics.settings(), examples));
    }

    @Override
    public final boolean repeatable() {
        return false;
    }
}

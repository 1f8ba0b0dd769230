package com.example.broken;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** Says that it is a share, between 0 and 1, and forgets to divide by the number of latents. */
public final class ActiveShare implements Metric {

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("broken-active-share"),
                "share of latents with I(x; z_i) above 0.01 nat",
                MetricDescriptor.Range.UNIT,
                MetricDescriptor.Direction.NEITHER,
                MetricDescriptor.Unit.ONE,
                Set.of(),
                "an example");
    }

    @Override
    public List<Statistic<?>> needs(Population population, Settings settings) {
        return List.of(QuantisedPosterior.of(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        double[] information = statistics
                .get(QuantisedPosterior.of(statistics.settings()))
                .informativeness();
        return Measurement.of(Arrays.stream(information).filter(nats -> nats > 0.01).count());
    }
}

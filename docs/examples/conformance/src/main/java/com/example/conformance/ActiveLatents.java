package com.example.conformance;

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

/** How many latents tell anything about the observation: those with I(x; z_i) above 0.01 nat. */
public final class ActiveLatents implements Metric {

    private static final double LEAST = 0.01;

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("certified-active-latents"),
                "latents with I(x; z_i) above 0.01 nat",
                MetricDescriptor.Range.NOT_NEGATIVE,
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
        long active = Arrays.stream(information).filter(nats -> nats > LEAST).count();
        return Measurement.of(active).withPerLatent(information);
    }
}

package org.teasel.metrics.correlation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.learned.DensityRatioCorrelation;
import org.teasel.metrics.relation.LatentInformation;

/**
 * {@code tc}: total correlation of the aggregated posterior, KL(q(z) || prod_i q(z_i)) in nats, not negative, from
 * draws of q(z) with its density over all observations. Variants assume a Gaussian, or look at minibatches only as
 * training objectives do. Yang 2021, Theorem 1 and appendix D.
 */
public final class TotalCorrelation implements Metric {

    static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("tc"),
            "total correlation of latents, by sampling over all observations",
            Range.NOT_NEGATIVE,
            Direction.LOWER,
            Unit.NATS,
            Set.of(),
            "Yang et al. 2021, Theorem 1 and appendix D");

    /** Where a draw may come from fewer observations than this, they are too few to stand for their distribution. */
    private static final double FEW = 10;

    @Override
    public MetricDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public String defaultVariant() {
        return "monte-carlo";
    }

    @Override
    public List<Metric> variants() {
        return Stream.of(
                        GaussianTotalCorrelation.all(),
                        MinibatchCorrelation.all(),
                        List.<Metric>of(new DensityRatioCorrelation()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(LatentInformation.statistic(population, settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        LatentInformation information = LatentInformation.of(statistics);
        Measurement measurement = Measurement.of(information.totalCorrelation());
        double overlap = information.overlap();
        return overlap < FEW
                ? measurement.withNote(String.format(
                        Locale.ROOT,
                        "posteriors hardly overlap, a draw may come from %.1f observations: the distribution that they"
                                + " were taken from can have far less total correlation than they have",
                        overlap))
                : measurement;
    }
}

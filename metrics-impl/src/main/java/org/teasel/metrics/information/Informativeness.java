package org.teasel.metrics.information;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Matrix;
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
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.LatentInformation;
import org.teasel.metrics.relation.Names;

/**
 * {@code informativeness}: I(x; z) in nats by sampling, in [0, H(x)]; for each latent I(x; z_i) of the quantised
 * posterior, in [0, log B] for B bins. N observations hold no more than H(x), log N if they weigh the same: near that
 * bound I(x; z) only says that they can be told apart. Do and Tran 2020, Eq. 1 and section 3.1.
 */
public final class Informativeness implements Metric {

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("informativeness"),
                "information of all latents, and of each, about the observation",
                Range.NOT_NEGATIVE,
                Direction.NEITHER,
                Unit.NATS,
                Set.of(),
                "Do and Tran 2020, Eq. 1 and section 3.1");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(QuantisedPosterior.of(settings), LatentInformation.statistic(population, settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        InformationTable table = statistics.get(QuantisedPosterior.of(statistics.settings()));
        LatentInformation sampled = LatentInformation.of(statistics);
        double[] shares = IntStream.range(0, table.latents())
                .mapToDouble(i -> table.informativeness()[i] / Math.log(table.bins()[i]))
                .toArray();
        Measurement measurement = Measurement.of(sampled.joint())
                .withPerLatent(table.informativeness())
                .withComponent("sum", Arrays.stream(table.informativeness()).sum())
                .withComponent("normalised", Average.of(shares))
                .withComponent("observationEntropy", population.entropy())
                .with(matrix(population, table, shares));
        return sampled.saturated()
                ? measurement.withNote(
                        "I(x; z) has reached the entropy of the observations, so its true value may be any above")
                : measurement;
    }

    private static Matrix matrix(Population population, InformationTable table, double[] shares) {
        double[][] rows = IntStream.range(0, table.latents())
                .mapToObj(i -> new double[] {
                    table.latentEntropy()[i], table.conditionalEntropy()[i], table.informativeness()[i], shares[i]
                })
                .toArray(double[][]::new);
        return new Matrix(
                "quantised informativeness",
                Names.latents(population),
                List.of("H(z_i)", "H(z_i|x)", "I(x; z_i)", "I(x; z_i) / log B"),
                rows);
    }
}

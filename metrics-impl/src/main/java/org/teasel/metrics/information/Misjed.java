package org.teasel.metrics.information;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Matrix;
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
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.Names;

/**
 * {@code misjed}: H(z_i) + H(z_j) - H(zbar_i, zbar_j) in nats with zbar = E[z given x], all of binned latents; at most
 * 2 log B, and not negative unless most of the posteriors' mass lies outside the bins. Small for a pair that is both
 * informative and independent. The value is the mean over pairs, a latent's share the mean over its partners. Do and
 * Tran 2020, Eq. 7.
 */
public final class Misjed implements Metric {

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("misjed"),
                "how far pairs of latents are from being informative and independent",
                Range.ANY,
                Direction.LOWER,
                Unit.NATS,
                Set.of(Requirement.SEVERAL_LATENTS),
                "Do and Tran 2020, Eq. 7");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(QuantisedPosterior.of(settings), new MeanPairs(settings.quantisation()));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        InformationTable table = statistics.get(QuantisedPosterior.of(statistics.settings()));
        double[][] means = statistics.get(new MeanPairs(statistics.settings().quantisation()));
        int latents = table.latents();
        double[][] pairs = new double[latents][latents];
        double[][] shares = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                double difference = table.latentEntropy()[i] + table.latentEntropy()[j] - means[i][j];
                pairs[i][j] = i == j ? Double.NaN : difference;
                shares[i][j] = pairs[i][j] / (Math.log(table.bins()[i]) + Math.log(table.bins()[j]));
            }
        }
        double[] partners = means(pairs);
        return Measurement.of(Average.of(partners))
                .withPerLatent(partners)
                .withComponent("normalised", Average.of(means(shares)))
                .with(new Matrix("MISJED", Names.latents(population), Names.latents(population), pairs));
    }

    private static double[] means(double[][] pairs) {
        return Arrays.stream(pairs).mapToDouble(Average::of).toArray();
    }
}

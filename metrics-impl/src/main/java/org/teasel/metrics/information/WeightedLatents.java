package org.teasel.metrics.information;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.FactorInformation;
import org.teasel.metrics.relation.Names;
import org.teasel.metrics.relation.Proportions;
import org.teasel.metrics.relation.Separation;

/**
 * Mean of a figure over latents, each weighted by its share rho_i = I(x; z_i) / sum_j I(x; z_j) of what all tell alone.
 * An I(x; z_i) that sampling made negative counts as 0 in rho. A latent's share of the score is rho_i times its figure.
 */
abstract class WeightedLatents implements Metric {

    private final MetricDescriptor descriptor;
    private final SeparationSource source;
    private final String column;
    private final Function<Separation, double[]> figure;

    /**
     * With a figure of its own.
     *
     * @param column what the figure is called in tables
     */
    WeightedLatents(
            MetricDescriptor descriptor,
            SeparationSource source,
            String column,
            Function<Separation, double[]> figure) {
        this.descriptor = descriptor;
        this.source = source;
        this.column = column;
        this.figure = figure;
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
        Separation information = source.read(statistics);
        double[] weights = Arrays.stream(information.alone())
                .map(alone -> Math.max(0, alone))
                .toArray();
        if (!(Arrays.stream(weights).sum() > FactorInformation.ROUNDING)) {
            throw new NotDefinedException("no latent tells anything about the observation");
        }
        Proportions rho = Proportions.of(weights);
        double[] figures = figure.apply(information);
        double[][] table = IntStream.range(0, figures.length)
                .mapToObj(i -> new double[] {information.alone()[i], rho.shares()[i], figures[i]})
                .toArray(double[][]::new);
        return Measurement.of(rho.mean(figures))
                .withPerLatent(IntStream.range(0, figures.length)
                        .mapToDouble(i -> rho.shares()[i] * figures[i])
                        .toArray())
                .with(new Matrix(
                        "shares of latents",
                        Names.latents(statistics.population()),
                        List.of("I(x; z_i)", "rho", column),
                        table));
    }
}

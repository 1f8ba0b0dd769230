package org.teasel.metrics.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.PosteriorMoments;
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
import org.teasel.metrics.relation.FactorInformation;
import org.teasel.metrics.relation.Names;
import org.teasel.metrics.relation.Relation;

/**
 * {@code factor-disintegration}: how many latents beyond the first share a factor while they are nearly independent of
 * each other, mean over factors; from 0, where no factor has more than one, to L - 1.
 *
 * <p>A latent shares a factor if it reaches {@value #SHARE} of the best latent's entry, and at least {@value #FLOOR},
 * in one of two tables: I(z_i; y_k) / H(y_k), or R^2 of its mean with a factor whose values have an order. Of those that
 * share it, the most informative is taken first, then each that is nearly independent of all taken before:
 * |correlation| of the means below {@value Dependence#LEAST_CORRELATION}, and shared information of the binned means
 * below {@value Dependence#LEAST_INFORMATION} of the lesser entropy. RTC-VAE, section 5.3 and Figures 7 and 8; the
 * thresholds are this library's.
 */
public final class FactorDisintegration implements Metric {

    private static final double SHARE = 0.5;
    private static final double FLOOR = 0.05;

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("factor-disintegration"),
                "further latents that share a factor while nearly independent of each other, a factor",
                Range.NOT_NEGATIVE,
                Direction.NEITHER,
                Unit.ONE,
                Set.of(Requirement.FACTORS, Requirement.SEVERAL_LATENTS),
                "RTC-VAE, section 5.3 and Figures 7 and 8");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(
                new FactorCorrelations(),
                QuantisedPosterior.of(settings),
                new PosteriorMoments(),
                new MeanPairs(settings.quantisation()));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        FactorInformation information =
                FactorInformation.of(statistics.get(QuantisedPosterior.of(statistics.settings())));
        Relation informed = information.normalised();
        Relation linear = new Relation(statistics.get(new FactorCorrelations()));
        Dependence dependence = Dependence.of(statistics);
        double[] further = information.scores(k -> {
            boolean ordered = population.factors().factor(k).type() != Factor.Type.CATEGORICAL;
            double[] byLine = ordered ? linear.ofFactor(k) : new double[linear.latents()];
            return independent(sharing(informed.ofFactor(k), byLine), dependence) - 1;
        });
        return Average.overFactors(population, further, FactorInformation.UNUSABLE)
                .withSetting("share", SHARE)
                .withSetting("floor", FLOOR)
                .withSetting("leastCorrelation", Dependence.LEAST_CORRELATION)
                .withSetting("leastInformation", Dependence.LEAST_INFORMATION)
                .with(table(population, informed, linear));
    }

    /** The latents that share a factor, the most informative first. */
    private static List<Integer> sharing(double[] informed, double[] linear) {
        double informedEnough =
                Math.max(FLOOR, SHARE * Arrays.stream(informed).max().orElseThrow());
        double linearEnough =
                Math.max(FLOOR, SHARE * Arrays.stream(linear).max().orElseThrow());
        return IntStream.range(0, informed.length)
                .filter(i -> informed[i] >= informedEnough || linear[i] >= linearEnough)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -informed[i]))
                .toList();
    }

    private static int independent(List<Integer> latents, Dependence dependence) {
        List<Integer> taken = new ArrayList<>();
        for (int latent : latents) {
            if (taken.stream().allMatch(other -> dependence.nearlyIndependent(latent, other))) {
                taken.add(latent);
            }
        }
        return Math.max(1, taken.size());
    }

    private static Matrix table(Population population, Relation informed, Relation linear) {
        List<String> columns = Stream.of("I / H", "R^2")
                .flatMap(relation -> Names.factors(population).stream().map(name -> relation + " " + name))
                .toList();
        double[][] rows = IntStream.range(0, informed.latents())
                .mapToObj(
                        i -> DoubleStream.concat(Arrays.stream(informed.ofLatent(i)), Arrays.stream(linear.ofLatent(i)))
                                .toArray())
                .toArray(double[][]::new);
        return new Matrix("relations of latents and factors", Names.latents(population), columns, rows);
    }
}

package org.teasel.metrics.relation;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;

/**
 * What latents tell about the observation and about each other, in nats, all from the same draws.
 *
 * <p>Total correlations are read by Theorem 1 of Yang 2021 as sums of I(x; z_S) and E_x KL(q(z_S given x) || prod_i
 * q(z_i given x)), not as sums of entropies, which are infinite for deterministic encoders.
 */
public final class LatentInformation implements Separation {

    /** From this share of H(x) on, I(x; z) only tells that observations can be told apart. */
    private static final double SATURATED = 0.98;

    private final SampledInformation sampled;
    private final Population population;

    private LatentInformation(SampledInformation sampled, Population population) {
        this.sampled = sampled;
        this.population = population;
    }

    /** From what the {@link #statistic} of a population came out as. */
    public static LatentInformation of(SampledInformation sampled, Population population) {
        return new LatentInformation(sampled, population);
    }

    /** The statistic that this reads. */
    public static SampledPosterior statistic(Population population, Settings settings) {
        return SampledPosterior.of(population, settings);
    }

    /** From statistics that include {@link #statistic}. */
    public static LatentInformation of(Statistics statistics) {
        Population population = statistics.population();
        return of(statistics.get(statistic(population, statistics.settings())), population);
    }

    /** I(x; z), at most H(x). */
    public double joint() {
        return sampled.information(all());
    }

    /** [L], I(x; z_i). */
    @Override
    public double[] alone() {
        return each(i -> LatentSet.of(i), sampled::information);
    }

    /** [L], I(x; z_i given z_-i) = I(x; z) - I(x; z_-i), not negative. */
    @Override
    public double[] separable() {
        double joint = joint();
        double[] beside = each(i -> allBut(i), sampled::information);
        return IntStream.range(0, beside.length)
                .mapToDouble(i -> joint - beside[i])
                .toArray();
    }

    /** [L], I(x; z_i) - I(z_i; z_-i) = I(x; z_i given z_-i) - I(z_i; z_-i given x), of either sign. */
    @Override
    public double[] independent() {
        double[] separable = separable();
        double joint = conditionalTotalCorrelation();
        double[] beside = each(i -> allBut(i), this::conditionalTotalCorrelation);
        return IntStream.range(0, beside.length)
                .mapToDouble(i -> separable[i] - (joint - beside[i]))
                .toArray();
    }

    /** TC(z) = sum_i I(x; z_i) - I(x; z) + E_x KL(q(z given x) || prod_i q(z_i given x)), not negative. */
    public double totalCorrelation() {
        double sum = 0;
        for (double information : alone()) {
            sum += information;
        }
        return sum - joint() + conditionalTotalCorrelation();
    }

    /** E_x KL(q(z given x) || prod_i q(z_i given x)); exactly 0 for factorised posteriors. */
    public double conditionalTotalCorrelation() {
        return conditionalTotalCorrelation(all());
    }

    /** H(z given x), differential; negative infinity if the posterior is singular. */
    public double conditionalEntropy() {
        return sampled.conditionalEntropy(all());
    }

    /** [L], H(z_i), differential; negative infinity if q(z_i) has no density. */
    public double[] entropies() {
        return each(i -> LatentSet.of(i), sampled::entropy);
    }

    /** Whether I(x; z) has come so close to its bound H(x) that it says little more than that bound. */
    public boolean saturated() {
        return population.entropy() > 0 && joint() >= SATURATED * population.entropy();
    }

    /** How many observations a draw may come from, as the exponential of what is unknown of x given z; at least 1. */
    public double overlap() {
        return Math.exp(population.entropy() - joint());
    }

    private double conditionalTotalCorrelation(LatentSet set) {
        if (population.factorised()) {
            return 0;
        }
        if (conditionalEntropy() == Double.NEGATIVE_INFINITY) {
            throw new NotDefinedException("the posterior is correlated and singular,"
                    + " so that its latents share unbounded information given x");
        }
        return sampled.conditionalTotalCorrelation(set);
    }

    private interface Reading {
        double of(LatentSet set);
    }

    private double[] each(IntFunction<LatentSet> sets, Reading reading) {
        return IntStream.range(0, population.latents())
                .mapToObj(sets)
                .mapToDouble(set -> set.size() == 0 ? 0 : reading.of(set))
                .toArray();
    }

    private LatentSet all() {
        return LatentSet.all(population.latents());
    }

    private LatentSet allBut(int latent) {
        return LatentSet.allBut(latent, population.latents());
    }
}

package org.teasel.metrics.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.LatentInformation;

/**
 * {@code conditional-tc}: E_x KL(q(z given x) || prod_i q(z_i given x)) in nats, 0 to infinity: what latents share
 * beyond x. Exactly 0 for factorised posteriors; sum_i H(z_i given x) - H(z given x) where the family has these
 * entropies in closed form, infinite where only the joint one is singular; else from draws. Yang 2021, Theorem 1.
 */
public final class ConditionalTotalCorrelation implements Metric {

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("conditional-tc"),
                "total correlation of latents given the observation, 0 for factorised posteriors",
                Range.NOT_NEGATIVE,
                Direction.LOWER,
                Unit.NATS,
                Set.of(),
                "Yang et al. 2021, Theorem 1");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return population.factorised()
                ? List.of()
                : List.of(entropies(population), LatentInformation.statistic(population, settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        if (population.factorised()) {
            return Measurement.of(0);
        }
        Map<LatentSet, OptionalDouble> entropies = statistics.get(entropies(population));
        if (entropies.values().stream().anyMatch(OptionalDouble::isEmpty)) {
            return Measurement.of(LatentInformation.of(statistics).conditionalTotalCorrelation())
                    .withNote("by sampling, as the posterior family has no closed form for its entropies");
        }
        double difference = 0;
        for (Map.Entry<LatentSet, OptionalDouble> entry : entropies.entrySet()) {
            double entropy = entry.getValue().orElseThrow();
            difference += entry.getKey().size() == population.latents() ? -entropy : entropy;
        }
        if (Double.isNaN(difference)) {
            throw new NotDefinedException("a latent of the correlated posterior is deterministic");
        }
        return Measurement.of(Math.max(0, difference));
    }

    private static PosteriorEntropies entropies(Population population) {
        List<LatentSet> sets = new ArrayList<>();
        sets.add(LatentSet.all(population.latents()));
        for (int i = 0; i < population.latents(); i++) {
            sets.add(LatentSet.of(i));
        }
        return new PosteriorEntropies(sets);
    }
}

package org.teasel.metrics.information;

import org.teasel.api.Settings;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricName;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.LatentInformation;
import org.teasel.metrics.relation.Separation;

/** How separability and independence of latents are sampled. */
enum SeparationSource {
    /** In the log domain, with no density clamped. */
    SOUND {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return LatentInformation.statistic(population, settings);
        }

        @Override
        Separation read(Statistics statistics) {
            return LatentInformation.of(statistics);
        }
    },
    /** From densities of at least 1e-8, as published code has it: entropies end at 18.4 nats. */
    CLAMPED {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return ClampedPosterior.of(population, settings);
        }

        @Override
        Separation read(Statistics statistics) {
            Population population = statistics.population();
            return new ClampedSeparation(
                    statistics.get(ClampedPosterior.of(population, statistics.settings())), population.latents());
        }
    };

    abstract Statistic<?> statistic(Population population, Settings settings);

    abstract Separation read(Statistics statistics);

    /** The variant of a metric that reads {@link #CLAMPED}. */
    static MetricDescriptor clamped(MetricDescriptor sound) {
        MetricName name = sound.name();
        return sound.named(new MetricName(name.id(), name.k(), "clamped"))
                .summarised("the same by clamped densities as published, far too low for wide codes")
                .measuring(sound.unit(), Range.ANY)
                .citing(sound.citation() + "; clamped as in their code");
    }
}

package org.teasel.api.metric;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.teasel.api.Settings;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * A door, and the idea of the library: turns statistics of a representation into a measurement. Found by
 * {@link java.util.ServiceLoader}; must be cheap to make, immutable and safe for use by many threads.
 */
public interface Metric {

    /** What the metric is called and what its values mean. */
    MetricDescriptor descriptor();

    /** Other named variants of this metric: the same id, each with a variant's name of its own. */
    default List<Metric> variants() {
        return List.of();
    }

    /** What the default variant may be called by to tell it from the others, such as {@code boosted-trees}; or empty. */
    default String defaultVariant() {
        return "";
    }

    /** This metric for a given k, such as {@code sepin@3}; empty if it takes no k. */
    default Optional<Metric> at(int k) {
        return Optional.empty();
    }

    /** The statistics that the metric reads. */
    Collection<? extends Statistic<?>> needs(Population population, Settings settings);

    /**
     * Measures. The requirements of the descriptor are met when this is called.
     *
     * @throws org.teasel.api.statistic.NotDefinedException if the metric has no value for this data
     */
    Measurement measure(Statistics statistics);

    /**
     * Whether the metric is a cheap function of its statistics, so that it can be measured again on parts of the data
     * for its uncertainty; false for one that fits a learner.
     */
    default boolean repeatable() {
        return true;
    }
}

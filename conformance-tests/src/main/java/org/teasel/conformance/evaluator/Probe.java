package org.teasel.conformance.evaluator;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * A metric made up to see what an evaluator does with it.
 *
 * @param id its id
 * @param range the range that it declares
 * @param requirements what it requires
 * @param asking what it needs
 * @param measuring how it measures
 * @param repeatable whether it is repeatable
 */
record Probe(
        String id,
        MetricDescriptor.Range range,
        Set<Requirement> requirements,
        BiFunction<Population, Settings, Collection<? extends Statistic<?>>> asking,
        Function<Statistics, Measurement> measuring,
        boolean repeatable)
        implements Metric {

    /** A metric that reads some statistics. */
    static Probe reading(String id, List<? extends Statistic<?>> needs, Function<Statistics, Measurement> measuring) {
        return asking(id, (population, settings) -> needs, measuring);
    }

    /** A metric whose needs depend on the run. */
    static Probe asking(
            String id,
            BiFunction<Population, Settings, Collection<? extends Statistic<?>>> asking,
            Function<Statistics, Measurement> measuring) {
        return new Probe(id, MetricDescriptor.Range.ANY, Set.of(), asking, measuring, true);
    }

    /** A metric that hands on a number. */
    static Probe handingOn(String id, Statistic<Double> statistic) {
        return reading(id, List.of(statistic), statistics -> Measurement.of(statistics.get(statistic)));
    }

    /** A metric of one value, which needs nothing. */
    static Probe constant(String id, double value) {
        return reading(id, List.of(), statistics -> Measurement.of(value));
    }

    /** This metric with another range. */
    Probe in(double low, double high) {
        return new Probe(id, new MetricDescriptor.Range(low, high), requirements, asking, measuring, repeatable);
    }

    /** This metric with a requirement. */
    Probe requiring(Requirement requirement) {
        return new Probe(id, range, Set.of(requirement), asking, measuring, repeatable);
    }

    /** This metric, which fits a learner. */
    Probe learning() {
        return new Probe(id, range, requirements, asking, measuring, false);
    }

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of(id),
                "a metric of the conformance kit",
                range,
                MetricDescriptor.Direction.NEITHER,
                MetricDescriptor.Unit.ONE,
                requirements,
                "the conformance kit");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return asking.apply(population, settings);
    }

    @Override
    public Measurement measure(Statistics statistics) {
        return measuring.apply(statistics);
    }
}

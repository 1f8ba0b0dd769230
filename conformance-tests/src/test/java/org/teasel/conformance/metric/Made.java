package org.teasel.conformance.metric;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.teasel.api.Settings;
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

/** A metric put together from parts, each of which can be exchanged for a wrong one. */
record Made(
        MetricDescriptor descriptor,
        BiFunction<Population, Settings, Collection<? extends Statistic<?>>> asking,
        Function<Statistics, Measurement> measuring,
        boolean repeatable,
        List<Metric> variants,
        IntFunction<Optional<Metric>> chosen)
        implements Metric {

    static Made of(String id, Function<Settings, Statistic<?>> need, Function<Statistics, Measurement> measuring) {
        return new Made(
                new MetricDescriptor(
                        MetricName.of(id),
                        "a metric that a test made up",
                        Range.ANY,
                        Direction.NEITHER,
                        Unit.ONE,
                        Set.of(),
                        "this test"),
                (population, settings) -> List.of(need.apply(settings)),
                measuring,
                true,
                List.of(),
                k -> Optional.empty());
    }

    Made described(UnaryOperator<MetricDescriptor> change) {
        return new Made(change.apply(descriptor), asking, measuring, repeatable, variants, chosen);
    }

    Made in(Range range) {
        return described(d -> d.measuring(d.unit(), range));
    }

    Made better(Direction direction) {
        return described(d -> new MetricDescriptor(
                d.name(), d.summary(), d.range(), direction, d.unit(), d.requirements(), d.citation()));
    }

    Made requiring(Requirement... requirements) {
        return described(d -> new MetricDescriptor(
                d.name(), d.summary(), d.range(), d.direction(), d.unit(), Set.of(requirements), d.citation()));
    }

    Made asking(BiFunction<Population, Settings, Collection<? extends Statistic<?>>> other) {
        return new Made(descriptor, other, measuring, repeatable, variants, chosen);
    }

    Made measuring(Function<Statistics, Measurement> other) {
        return new Made(descriptor, asking, other, repeatable, variants, chosen);
    }

    Made repeatable(boolean other) {
        return new Made(descriptor, asking, measuring, other, variants, chosen);
    }

    Made with(Metric... others) {
        return new Made(descriptor, asking, measuring, repeatable, List.of(others), chosen);
    }

    Made choosing(IntFunction<Optional<Metric>> other) {
        return new Made(descriptor, asking, measuring, repeatable, variants, other);
    }

    @Override
    public Optional<Metric> at(int k) {
        return chosen.apply(k);
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

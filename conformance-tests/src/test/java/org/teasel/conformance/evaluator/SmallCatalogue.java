package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;

/** A right catalogue of three metrics, with one mistake if it is told to. */
record SmallCatalogue(Flaw flaw) implements Catalogue {

    private static final List<Metric> METRICS = List.of(
            new Named(MetricName.of("willow"), "plain", List.of("weeping", "white"), false),
            new Named(MetricName.of("oak"), "", List.of("red"), true),
            new Named(MetricName.of("ash"), "", List.of(), false));

    /** A metric that is nothing but a name, as its variants are. */
    private record Named(MetricName name, String defaultVariant, List<String> others, boolean takesK)
            implements Metric {
        @Override
        public MetricDescriptor descriptor() {
            return new MetricDescriptor(
                    name,
                    "a name",
                    MetricDescriptor.Range.ANY,
                    MetricDescriptor.Direction.NEITHER,
                    MetricDescriptor.Unit.ONE,
                    Set.of(),
                    "none");
        }

        @Override
        public List<Metric> variants() {
            return others.stream()
                    .<Metric>map(variant -> new Named(MetricName.of(name.id(), variant), "", List.of(), takesK))
                    .toList();
        }

        @Override
        public Optional<Metric> at(int k) {
            return takesK
                    ? Optional.of(new Named(
                            new MetricName(name.id(), OptionalInt.of(k), name.variant()), "", List.of(), true))
                    : Optional.empty();
        }

        @Override
        public Collection<Statistic<?>> needs(Population population, Settings settings) {
            return List.of();
        }

        @Override
        public Measurement measure(Statistics statistics) {
            return Measurement.of(0);
        }
    }

    private boolean has(Flaw other) {
        return flaw == other;
    }

    @Override
    public List<Metric> standard() {
        return METRICS;
    }

    @Override
    public List<Metric> all() {
        return has(Flaw.LISTS_NO_VARIANTS)
                ? METRICS
                : METRICS.stream()
                        .flatMap(metric -> Stream.concat(Stream.of(metric), metric.variants().stream()))
                        .toList();
    }

    @Override
    public List<Metric> select(String names) {
        List<Metric> selected = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            switch (name.strip()) {
                case "standard" -> selected.addAll(standard());
                case "all" -> selected.addAll(all());
                default -> find(MetricName.parse(name)).ifPresent(selected::add);
            }
        }
        if (has(Flaw.SELECTS_IN_THE_ORDER_OF_THE_LIST)) {
            List<String> order = all().stream().map(SmallCatalogue::name).toList();
            selected.sort((a, b) -> Integer.compare(order.indexOf(name(a)), order.indexOf(name(b))));
        }
        if (has(Flaw.SELECTS_TWICE)) {
            return selected;
        }
        Map<String, Metric> distinct = new LinkedHashMap<>();
        selected.forEach(metric -> distinct.putIfAbsent(name(metric), metric));
        return List.copyOf(distinct.values());
    }

    private static String name(Metric metric) {
        return metric.descriptor().name().toString();
    }

    private Optional<Metric> find(MetricName name) {
        if (has(Flaw.FINDS_THE_FIRST)) {
            return Optional.of(METRICS.get(0));
        }
        Optional<Metric> metric = METRICS.stream()
                .filter(one -> one.descriptor().name().id().equals(name.id()))
                .findFirst();
        if (metric.isEmpty()) {
            if (has(Flaw.PASSES_OVER_UNKNOWN_NAMES)) {
                return metric;
            }
            throw new InvalidInputException("no " + name.id()
                    + (has(Flaw.NAMES_NO_METRICS)
                            ? ""
                            : " among "
                                    + METRICS.stream().map(SmallCatalogue::name).toList()));
        }
        Metric member = variant(metric.get(), name.variant());
        if (name.k().isEmpty() || has(Flaw.READS_OVER_K)) {
            return Optional.of(member);
        }
        Optional<Metric> withK =
                has(Flaw.REFUSES_K) ? Optional.empty() : member.at(name.k().getAsInt());
        return Optional.of(withK.orElseThrow(() -> new InvalidInputException(name.id() + " takes no k")));
    }

    private Metric variant(Metric metric, String variant) {
        boolean named = metric.defaultVariant().equals(variant) && !has(Flaw.FINDS_NO_DEFAULT_BY_NAME);
        if (variant.isEmpty() || named || has(Flaw.FINDS_THE_DEFAULT_VARIANT)) {
            return metric;
        }
        List<String> names = Stream.concat(
                        Stream.of(metric.defaultVariant()),
                        metric.variants().stream()
                                .map(other -> other.descriptor().name().variant()))
                .filter(name -> !name.isEmpty() || has(Flaw.NAMES_EMPTY_VARIANTS))
                .toList();
        return metric.variants().stream()
                .filter(other -> other.descriptor().name().variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(metric.descriptor().name() + " has no variant " + variant
                        + " but: " + String.join(", ", names) + "."));
    }
}

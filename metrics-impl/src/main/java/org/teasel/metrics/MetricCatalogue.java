package org.teasel.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricName;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.Plugins;

/** Which metrics there are, and how to call for them. */
public final class MetricCatalogue {

    private final List<Metric> defaults;

    private MetricCatalogue(List<Metric> defaults) {
        this.defaults = defaults;
    }

    /** The metrics among the plugins. */
    public static MetricCatalogue of(Plugins plugins) {
        return new MetricCatalogue(
                plugins.metrics().stream().map(Plugin::service).toList());
    }

    /** Every metric in its default variant. */
    public List<Metric> standard() {
        return defaults;
    }

    /** Every metric in every variant, the default one first. */
    public List<Metric> all() {
        return defaults.stream().flatMap(MetricCatalogue::withVariants).toList();
    }

    /**
     * The metrics that a text asks for.
     *
     * @param names {@code standard}, {@code all}, or names such as {@code mig,sepin@3,dci:lasso}
     * @throws InvalidInputException if it names a metric that there is not, with those that there are
     */
    public List<Metric> select(String names) {
        List<Metric> selected = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            switch (name.strip()) {
                case "standard" -> selected.addAll(standard());
                case "all" -> selected.addAll(all());
                default -> selected.add(find(MetricName.parse(name)));
            }
        }
        return selected.stream()
                .collect(Collectors.toMap(m -> m.descriptor().name(), m -> m, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Metric find(MetricName name) {
        Metric metric = defaults.stream()
                .filter(m -> m.descriptor().name().id().equals(name.id()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no metric '" + name.id() + "'; there are "
                        + defaults.stream()
                                .map(m -> m.descriptor().name().id())
                                .sorted()
                                .collect(Collectors.joining(", "))));
        Metric variant = withVariants(metric)
                .filter(m -> m.descriptor().name().variant().equals(name.variant()))
                .findFirst()
                .or(() -> Optional.of(metric).filter(m -> m.defaultVariant().equals(name.variant())))
                .orElseThrow(() -> new InvalidInputException("metric '" + name.id() + "' has no variant '"
                        + name.variant() + "'; it has " + variants(metric)));
        if (name.k().isEmpty()) {
            return variant;
        }
        return variant.at(name.k().getAsInt())
                .orElseThrow(() -> new InvalidInputException("metric '" + name.id() + "' takes no @k"));
    }

    private static Stream<Metric> withVariants(Metric metric) {
        return Stream.concat(Stream.of(metric), metric.variants().stream());
    }

    private static String variants(Metric metric) {
        String names = Stream.concat(
                        Stream.of(metric.defaultVariant()),
                        metric.variants().stream()
                                .map(m -> m.descriptor().name().variant()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}

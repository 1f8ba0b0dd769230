package org.teasel.conformance.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.api.metric.Metric;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** The named variants that standard metrics have, so that published numbers can be told apart and made again. */
final class Variants {

    private static final Map<String, Set<String>> NAMES = Map.ofEntries(
            Map.entry("mig", Set.of("monte-carlo", "monte-carlo-uniform", "mean-histogram")),
            Map.entry("rmig", Set.of("normalised", "monte-carlo")),
            Map.entry("jemmig", Set.of("normalised", "monte-carlo")),
            Map.entry("modularity", Set.of("mean", "mean-zero")),
            Map.entry("sepin", Set.of("clamped")),
            Map.entry("wsepin", Set.of("clamped")),
            Map.entry("indin", Set.of("clamped")),
            Map.entry("windin", Set.of("clamped")),
            Map.entry(
                    "tc",
                    Set.of(
                            "gaussian-mean",
                            "gaussian-sampled",
                            "mws",
                            "mws-without-constants",
                            "mss0",
                            "mss1",
                            "density-ratio")),
            Map.entry("dci", Set.of("lasso", "random-forest", "raw-lasso", "small-forest")),
            Map.entry("sap", Set.of("correlation", "accuracy")),
            Map.entry("explicitness", Set.of("one-against-rest")));

    /** What tells the default variant from the others, where it has a name. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "mig", "quantised",
            "rmig", "quantised",
            "jemmig", "quantised",
            "modularity", "posterior",
            "tc", "monte-carlo",
            "dci", "boosted-trees");

    private Variants() {}

    static List<Rule<Subject>> rules() {
        return Stream.concat(
                        NAMES.keySet().stream().sorted().map(Variants::rule), Stream.of(best("sepin"), best("indin")))
                .toList();
    }

    private static Rule<Subject> best(String id) {
        return Rule.<Subject>should("definition." + id + ".k", id + "@k is the mean over the k best latents, for any k")
                .from("Do and Tran 2020, section 3.2")
                .brokenBy("a k that can't be chosen")
                .unless(subject -> subject.isNot(id, Set.of("", "clamped")))
                .once((subject, trial) -> {
                    if (subject.metric().at(2).isEmpty()) {
                        throw new Violation("there is no " + id + "@2");
                    }
                });
    }

    private static Rule<Subject> rule(String id) {
        return Rule.<Subject>should(
                        "definition." + id + ".variants",
                        "of " + id + ", public code computes other numbers too, and each has a variant of its name")
                .from("docs/metrics.md")
                .brokenBy("a variant that is missing or goes by another name")
                .unless(subject -> subject.isNot(id, Set.of(""))
                        .or(() -> subject.name().k().isPresent()
                                ? Optional.of("variants are asked for without a k")
                                : Optional.empty()))
                .once((subject, trial) -> {
                    Set<String> missing = new TreeSet<>(NAMES.get(id));
                    missing.removeAll(variants(subject.metric()));
                    if (!missing.isEmpty()) {
                        throw new Violation("there is no variant " + String.join(", ", missing));
                    }
                    String expected = DEFAULTS.getOrDefault(id, "");
                    if (!subject.metric().defaultVariant().equals(expected)) {
                        throw new Violation("the default variant is called '"
                                + subject.metric().defaultVariant() + "', expected '" + expected + "'");
                    }
                });
    }

    private static Set<String> variants(Metric metric) {
        return metric.variants().stream()
                .map(variant -> variant.descriptor().name().variant())
                .collect(Collectors.toSet());
    }
}

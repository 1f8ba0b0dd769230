package org.teasel.conformance.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** What a metric is called, and what other forms of it there are. */
final class DescriptorRules {

    private static final String API = "org.teasel.api.metric.MetricDescriptor";

    private static final Rule<MetricCandidate> WORDS = Rule.<MetricCandidate>must(
                    "metric.descriptor.words",
                    "a metric says in one line each what it measures and where it is defined, always the same")
            .from(API)
            .brokenBy("an empty summary or citation, or a descriptor that changes from call to call")
            .once((candidate, trial) -> {
                MetricDescriptor descriptor = candidate.metric().descriptor();
                requireLine("summary", descriptor.summary());
                requireLine("citation", descriptor.citation());
                if (descriptor.direction() == null || descriptor.unit() == null) {
                    throw new Violation("The direction is " + descriptor.direction() + " and the unit is "
                            + descriptor.unit() + ", expected one of each");
                }
                if (!descriptor.equals(candidate.metric().descriptor())) {
                    throw new Violation("A second call gave another descriptor, " + descriptor + " and "
                            + candidate.metric().descriptor());
                }
            });

    private static final Rule<MetricCandidate> RANGE = Rule.<MetricCandidate>must(
                    "metric.descriptor.range", "the range of a metric is an interval that holds more than one number")
            .from(API + ".Range")
            .brokenBy("ends in the wrong order, or an end that is NaN")
            .once((candidate, trial) -> {
                MetricDescriptor.Range range = candidate.metric().descriptor().range();
                if (!(range.low() < range.high())) {
                    throw new Violation("The range is [" + range.low() + ", " + range.high() + "]");
                }
            });

    private static final Rule<MetricCandidate> VARIANTS = Rule.<MetricCandidate>must(
                    "metric.variants",
                    "the variants of a metric have its id and names of their own, none of them that of the default")
            .from("org.teasel.api.metric.Metric, variants() and defaultVariant()")
            .brokenBy("a variant that is listed under the default's name, twice, or under another id")
            .unless(candidate ->
                    candidate.metric().descriptor().name().variant().isEmpty()
                            ? Optional.empty()
                            : Optional.of("it is a variant itself"))
            .once((candidate, trial) -> {
                Metric metric = candidate.metric();
                MetricName own = metric.descriptor().name();
                Set<String> names = new HashSet<>(List.of("", metric.defaultVariant()));
                for (Metric variant : metric.variants()) {
                    MetricName name = variant.descriptor().name();
                    if (!name.id().equals(own.id())) {
                        throw new Violation("Variant " + name + " has another id than " + own);
                    }
                    if (!names.add(name.variant())) {
                        throw new Violation("Variant name '" + name.variant() + "' of " + own + " is taken already");
                    }
                }
                List<MetricName> again = names(metric);
                if (!again.equals(names(metric))) {
                    throw new Violation("A second call gave other variants, " + again + " and " + names(metric));
                }
            });

    private static final Rule<MetricCandidate> K_NAMED = Rule.<MetricCandidate>must(
                    "metric.at.named",
                    "a metric for a given k carries the k in its name and is otherwise called the same")
            .from("org.teasel.api.metric.Metric, at(k)")
            .brokenBy("a descriptor that is handed on unchanged, or a k that is off by one")
            .unless(DescriptorRules::takesNoK)
            .once((candidate, trial) -> {
                MetricName own = candidate.metric().descriptor().name();
                for (int k = 1; k <= 4; k++) {
                    MetricName name =
                            candidate.metric().at(k).orElseThrow().descriptor().name();
                    if (name.k().isEmpty()
                            || name.k().getAsInt() != k
                            || !name.id().equals(own.id())
                            || !name.variant().equals(own.variant())) {
                        throw new Violation("For k = " + k + " it is called " + name);
                    }
                }
            });

    private static final Rule<MetricCandidate> K_POSITIVE = Rule.<MetricCandidate>must(
                    "metric.at.positive",
                    "a k below 1 is refused by an exception for whoever asked for it, or by no metric")
            .from("org.teasel.api.metric.Metric, at(k)")
            .brokenBy("no check, so that a mean over no latents is NaN later")
            .unless(DescriptorRules::takesNoK)
            .once((candidate, trial) -> {
                for (int k : new int[] {0, -1}) {
                    if (accepted(candidate.metric(), k)) {
                        throw new Violation("It accepts k = " + k);
                    }
                }
            });

    private static final Rule<MetricCandidate> K_BOUND = Rule.<MetricCandidate>should(
                    "metric.at.bound",
                    "a metric over the k best latents is defined for every k up to the number of latents and for no other")
            .from("org.teasel.api.metric.Metric, at(k)")
            .brokenBy("a k that is off by one, or cut off silently at the number of latents")
            .unless(DescriptorRules::takesNoK)
            .onExamples(
                    10,
                    Specimens.any()
                            .of(Kind.DIAGONAL, Kind.LOGISTIC)
                            .withFactors(0, 2)
                            .withRows(4, 16),
                    (candidate, specimen, trial) -> {
                        int latents = specimen.latents();
                        if (at(candidate, 1, specimen, trial.seed()).measured().isEmpty()) {
                            throw trial.unsuitable("it is not defined for k = 1");
                        }
                        for (int k = 2; k <= latents; k++) {
                            if (at(candidate, k, specimen, trial.seed()) instanceof Answer.Undefined undefined) {
                                throw new Violation(
                                        "With " + latents + " latents and k = " + k + " it is " + undefined);
                            }
                        }
                        at(candidate, latents + 1, specimen, trial.seed())
                                .measured()
                                .ifPresent(measurement -> {
                                    throw new Violation("With " + latents + " latents and k = " + (latents + 1)
                                            + " it is " + measurement.value() + ", expected that it is not defined");
                                });
                    });

    static final List<Rule<MetricCandidate>> ALL = List.of(WORDS, RANGE, VARIANTS, K_NAMED, K_POSITIVE, K_BOUND);

    private DescriptorRules() {}

    private static void requireLine(String what, String line) {
        if (line == null || line.isBlank() || line.lines().count() != 1) {
            throw new Violation("The " + what + " is '" + line + "', expected one line");
        }
    }

    private static List<MetricName> names(Metric metric) {
        return metric.variants().stream()
                .map(variant -> variant.descriptor().name())
                .toList();
    }

    private static Optional<String> takesNoK(MetricCandidate candidate) {
        return candidate.metric().at(1).isPresent() ? Optional.empty() : Optional.of("it takes no k");
    }

    private static boolean accepted(Metric metric, int k) {
        try {
            return metric.at(k).isPresent();
        } catch (IllegalArgumentException | InvalidInputException e) {
            return false;
        }
    }

    private static Answer at(MetricCandidate candidate, int k, Specimen specimen, long seed) {
        return Subject.of(candidate.at(k), specimen.representation(), seed).answer();
    }
}

package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricName;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** How metrics are found by name, whichever there are. */
final class CatalogueRules {

    private static final int K = 3;

    /** No metric has it. */
    private static final String UNHEARD_OF = "conformance-unheard-of";

    private static final Pattern EMPTY_NAME = Pattern.compile("(^|[\\s,;:]),|,\\s*$");

    private static final String SOURCE = "org.teasel.api.metric.Metric and MetricName";

    private static final Rule<EvaluatorCandidate> LISTS = rule(
            "evaluator.catalogue.lists",
            "'standard' names every metric in its default variant, 'all' each of them with its variants after it, and no"
                    + " name comes twice",
            "variants that are left out, listed without their metric, or with it twice",
            (candidate, trial) -> {
                Catalogue catalogue = catalogue(candidate);
                List<Metric> standard = catalogue.standard();
                if (standard.isEmpty()) {
                    throw new Violation("There is no metric in the catalogue, so nothing can be found");
                }
                List<String> family =
                        names(standard.stream().flatMap(CatalogueRules::family).toList());
                requireNames("All metrics are", family, catalogue.all());
                if (new LinkedHashSet<>(family).size() < family.size()) {
                    throw new Violation("Among the metrics " + family + " a name comes twice");
                }
                requireNames("'standard' selects", names(standard), catalogue.select("standard"));
                requireNames("'all' selects", family, catalogue.select("all"));
            });

    private static final Rule<EvaluatorCandidate> NAME = rule(
            "evaluator.catalogue.name",
            "every metric and every variant is found by its name, with blanks around it or without, and is what has that"
                    + " name in the list",
            "a variant's name that finds the default variant, or the first metric that there is",
            (candidate, trial) -> {
                Catalogue catalogue = catalogue(candidate);
                for (Metric metric : catalogue.all()) {
                    String name = name(metric);
                    requireNames("'" + name + "' selects", List.of(name), catalogue.select(name));
                    requireNames("' " + name + " ' selects", List.of(name), catalogue.select(" " + name + " "));
                    Metric found = catalogue.select(name).get(0);
                    if (found.getClass() != metric.getClass()) {
                        throw new Violation(
                                "'" + name + "' selects a " + found.getClass().getName() + ", expected a "
                                        + metric.getClass().getName());
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> DEFAULT = rule(
            "evaluator.catalogue.default",
            "a default variant that has a name is found by it too, and goes by the name of the metric alone",
            "a default variant that only its metric's name finds",
            metric -> !metric.defaultVariant().isEmpty(),
            "none of its metrics has a name for its default variant",
            (catalogue, metric) -> {
                String name = id(metric) + ":" + metric.defaultVariant();
                requireNames("'" + name + "' selects", List.of(id(metric)), catalogue.select(name));
            });

    private static final Rule<EvaluatorCandidate> WITH_K = rule(
            "evaluator.catalogue.k",
            "a metric or variant that takes a k is found with one",
            "a k that is read over, or looked for among the variants",
            metric -> family(metric).anyMatch(CatalogueRules::takesK),
            "none of its metrics takes a k",
            (catalogue, metric) -> family(metric).filter(CatalogueRules::takesK).forEach(member -> {
                String name = withK(member);
                requireNames(
                        "'" + name + "' selects", List.of(name(member.at(K).orElseThrow())), catalogue.select(name));
            }));

    private static final Rule<EvaluatorCandidate> WITHOUT_K = rule(
            "evaluator.catalogue.no-k",
            "a k that a metric does not take is refused, with the metric's id",
            "a k that is read over, so that a score is published under a k that it does not have",
            metric -> !takesK(metric),
            "all of its metrics take a k",
            (catalogue, metric) -> requireRefused(catalogue, withK(metric), List.of(id(metric))));

    private static final Rule<EvaluatorCandidate> SELECTION = rule(
            "evaluator.catalogue.selection",
            "metrics are selected in the order in which they are named, names and lists alike, and one that is named"
                    + " again stays where it was named first",
            "the order of the list, a metric that is scored twice, or the last name alone",
            (candidate, trial) -> {
                Catalogue catalogue = catalogue(candidate);
                List<String> reversed = new ArrayList<>(names(catalogue.all()));
                Collections.reverse(reversed);
                requireNames("All names backwards select", reversed, catalogue.select(String.join(",", reversed)));
                String last = reversed.get(0);
                requireNames("'" + last + "' twice selects", List.of(last), catalogue.select(last + ", " + last));
                for (String list : List.of("standard", "all")) {
                    List<String> expected = Stream.concat(Stream.of(last), names(catalogue.select(list)).stream())
                            .distinct()
                            .toList();
                    String text = last + "," + list + "," + last;
                    requireNames("'" + text + "' selects", expected, catalogue.select(text));
                }
            });

    private static final Rule<EvaluatorCandidate> UNKNOWN = rule(
            "evaluator.catalogue.unknown",
            "a metric that there is not is refused, wherever it is named, with its id and those of all that there are; and"
                    + " so is what is no name at all",
            "an empty selection, a name that is passed over, or a refusal that leaves one to guess",
            (candidate, trial) -> {
                Catalogue catalogue = catalogue(candidate);
                List<String> ids = Stream.concat(
                                Stream.of(UNHEARD_OF),
                                catalogue.standard().stream().map(CatalogueRules::id))
                        .toList();
                String known = name(catalogue.standard().get(0));
                requireRefused(catalogue, UNHEARD_OF, ids);
                requireRefused(catalogue, known + "," + UNHEARD_OF, ids);
                requireRefused(catalogue, UNHEARD_OF + ":variant," + known, ids);
                for (String none : List.of("", ",", known + ",", known + "@", known + ":", "No Name")) {
                    requireRefused(catalogue, none, List.of());
                }
            });

    private static final Rule<EvaluatorCandidate> VARIANT = rule(
            "evaluator.catalogue.unknown-variant",
            "a variant that there is not is refused, with its name, the metric's id and the variants that there are, the"
                    + " default one among them if it has a name",
            "a misspelt variant that is scored as the default, or empty names in the list of those that there are",
            metric -> true,
            "there is no metric in its catalogue",
            (catalogue, metric) -> {
                List<String> words = Stream.concat(
                                Stream.of(id(metric), UNHEARD_OF, metric.defaultVariant()),
                                metric.variants().stream()
                                        .map(variant ->
                                                variant.descriptor().name().variant()))
                        .filter(word -> !word.isEmpty())
                        .toList();
                String refusal = requireRefused(catalogue, id(metric) + ":" + UNHEARD_OF, words);
                if (EMPTY_NAME.matcher(refusal).find() || refusal.isBlank() || refusal.endsWith(" ")) {
                    throw new Violation(
                            "Of variants that there are it says '" + refusal + "', expected no empty name among them");
                }
            });

    static final List<Rule<EvaluatorCandidate>> ALL =
            List.of(LISTS, NAME, DEFAULT, WITH_K, WITHOUT_K, SELECTION, UNKNOWN, VARIANT);

    private CatalogueRules() {}

    private interface ForMetric {
        void check(Catalogue catalogue, Metric metric);
    }

    private static Rule<EvaluatorCandidate> rule(
            String id, String statement, String brokenBy, Check.Action<EvaluatorCandidate> action) {
        return draft(id, statement, brokenBy).once(action);
    }

    /** A rule about those default variants that it concerns. */
    private static Rule<EvaluatorCandidate> rule(
            String id, String statement, String brokenBy, Predicate<Metric> concerned, String none, ForMetric check) {
        return draft(id, statement, brokenBy)
                .unless(candidate -> catalogue(candidate).standard().stream().anyMatch(concerned)
                        ? Optional.empty()
                        : Optional.of(none))
                .once((candidate, trial) -> catalogue(candidate).standard().stream()
                        .filter(concerned)
                        .forEach(metric -> check.check(catalogue(candidate), metric)));
    }

    private static Rule.Draft<EvaluatorCandidate> draft(String id, String statement, String brokenBy) {
        return Rule.<EvaluatorCandidate>must(id, statement)
                .from(SOURCE)
                .brokenBy(brokenBy)
                .unless(candidate -> candidate.catalogue().isPresent()
                        ? Optional.empty()
                        : Optional.of("it finds no metrics by name"));
    }

    private static Catalogue catalogue(EvaluatorCandidate candidate) {
        return candidate.catalogue().orElseThrow();
    }

    private static Stream<Metric> family(Metric metric) {
        return Stream.concat(Stream.of(metric), metric.variants().stream());
    }

    private static boolean takesK(Metric metric) {
        return metric.at(K).isPresent();
    }

    private static String id(Metric metric) {
        return metric.descriptor().name().id();
    }

    private static String name(Metric metric) {
        return metric.descriptor().name().toString();
    }

    private static String withK(Metric metric) {
        return new MetricName(
                        id(metric),
                        OptionalInt.of(K),
                        metric.descriptor().name().variant())
                .toString();
    }

    private static List<String> names(List<Metric> metrics) {
        return metrics.stream().map(CatalogueRules::name).collect(Collectors.toUnmodifiableList());
    }

    private static void requireNames(String what, List<String> expected, List<Metric> actual) {
        List<String> names = names(actual);
        if (!names.equals(expected)) {
            throw new Violation(what + " " + names + ", expected " + expected);
        }
    }

    /** The message of a refusal, which must hold some words. */
    private static String requireRefused(Catalogue catalogue, String text, List<String> words) {
        List<Metric> selected;
        try {
            selected = catalogue.select(text);
        } catch (InvalidInputException e) {
            for (String word : words) {
                if (!e.getMessage().contains(word)) {
                    throw new Violation("'" + text + "' is refused because '" + e.getMessage()
                            + "', expected that it names " + word);
                }
            }
            return e.getMessage();
        } catch (RuntimeException e) {
            throw new Violation("'" + text + "' leads to " + e + ", expected an InvalidInputException");
        }
        throw new Violation("'" + text + "' selects " + names(selected) + ", expected that it is refused");
    }
}

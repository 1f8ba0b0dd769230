package org.teasel.conformance.metric;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.definition.DefinitionRules;
import org.teasel.conformance.definition.Subject;
import org.teasel.conformance.rule.Rule;

/** The rules for metrics: those for all, and those that hold a standard metric against its definition. */
final class MetricRules {

    private static final List<Rule<MetricCandidate>> GENERAL = Stream.of(
                    DescriptorRules.ALL, AnswerRules.ALL, PurityRules.ALL, DirectionRules.ALL, InvarianceRules.ALL)
            .flatMap(List::stream)
            .toList();

    private static final List<Rule<MetricCandidate>> DEFINITIONS = DefinitionRules.ALL.stream()
            .map(rule -> rule.<MetricCandidate>on(candidate -> new Subject(candidate.metric(), candidate.scorer())))
            .toList();

    static final List<Rule<MetricCandidate>> ALL =
            Stream.concat(GENERAL.stream(), DEFINITIONS.stream()).toList();

    private MetricRules() {}

    /** The rules for all metrics, and those that define the metrics of an id. */
    static List<Rule<MetricCandidate>> of(String id) {
        return Stream.concat(GENERAL.stream(), DEFINITIONS.stream().filter(rule -> DefinitionRules.define(rule, id)))
                .toList();
    }
}

package org.teasel.conformance.metric;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for metrics. */
final class MetricRules {

    static final List<Rule<MetricCandidate>> ALL = Stream.of(
                    DescriptorRules.ALL, AnswerRules.ALL, PurityRules.ALL, DirectionRules.ALL, InvarianceRules.ALL)
            .flatMap(List::stream)
            .toList();

    private MetricRules() {}
}

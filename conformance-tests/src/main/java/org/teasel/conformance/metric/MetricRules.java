package org.teasel.conformance.metric;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for metrics. */
final class MetricRules {

    static final List<Rule<MetricCandidate>> ALL = List.of();

    private MetricRules() {}
}

package org.teasel.conformance.estimator;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for estimators. */
final class EstimatorRules {

    static final List<Rule<EstimatorCandidate>> ALL = List.of();

    private EstimatorRules() {}
}

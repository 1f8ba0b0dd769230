package org.teasel.conformance.evaluator;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for evaluators. */
final class EvaluatorRules {

    static final List<Rule<EvaluatorCandidate>> ALL = List.of();

    private EvaluatorRules() {}
}

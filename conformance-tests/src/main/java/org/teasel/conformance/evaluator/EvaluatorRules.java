package org.teasel.conformance.evaluator;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for evaluators. */
final class EvaluatorRules {

    static final List<Rule<EvaluatorCandidate>> ALL = Stream.of(
                    StatisticRules.ALL,
                    ReadingRules.ALL,
                    IsolationRules.ALL,
                    NonsenseRules.ALL,
                    UncertaintyRules.ALL,
                    JackknifeRules.ALL,
                    RepeatRules.ALL,
                    RunRules.ALL,
                    AccountRules.ALL,
                    CatalogueRules.ALL)
            .flatMap(List::stream)
            .toList();

    private EvaluatorRules() {}
}

package org.teasel.conformance.estimator;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for estimators. */
final class EstimatorRules {

    static final List<Rule<EstimatorCandidate>> ALL = Stream.of(
                    ProviderRules.ALL,
                    FoldRules.ALL,
                    TableRules.ALL,
                    SampledRules.ALL,
                    SampledContracts.ALL,
                    ChainRules.ALL,
                    ClampedRules.ALL,
                    MinibatchRules.ALL,
                    RowSampleRules.ALL,
                    IdentityRules.ALL,
                    TheoremRules.ALL)
            .flatMap(List::stream)
            .toList();

    private EstimatorRules() {}
}

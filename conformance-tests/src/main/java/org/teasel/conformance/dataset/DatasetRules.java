package org.teasel.conformance.dataset;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for datasets. */
final class DatasetRules {

    static final List<Rule<DatasetCandidate>> ALL = List.of();

    private DatasetRules() {}
}

package org.teasel.conformance.dataset;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for datasets. */
final class DatasetRules {

    static final List<Rule<DatasetCandidate>> ALL =
            Stream.of(TableRules.ALL, ReadingRules.ALL).flatMap(List::stream).toList();

    private DatasetRules() {}
}

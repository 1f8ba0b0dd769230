package org.teasel.conformance.definition;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for metrics with a standard id. Each concerns one id and is not applicable to metrics of others. */
public final class DefinitionRules {

    /** All of them. */
    public static final List<Rule<Subject>> ALL = Stream.of(
                    StatisticMetrics.rules(),
                    Truths.rules(),
                    Learned.rules(),
                    ConstantFactors.rules(),
                    Notes.rules().toList(),
                    Variants.rules())
            .flatMap(List::stream)
            .toList();

    private DefinitionRules() {}

    /** Whether a rule is about the metrics of an id. */
    public static boolean define(Rule<?> rule, String id) {
        return (rule.id() + ".").startsWith("definition." + id + ".");
    }
}

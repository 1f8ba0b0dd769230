package org.teasel.conformance.definition;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.conformance.rule.Rule;

/** A learner of values needs one for each row: of soft labels, it gets the most probable. */
final class SoftLabels {

    private static final Map<String, Set<String>> VARIANTS = Map.of(
            "dci", Learned.CLASSIFIERS,
            "sap", Learned.ACCURACIES,
            "explicitness", Learned.REGRESSIONS,
            "z-diff", Learned.ONLY,
            "z-min-variance", Learned.ONLY);

    private SoftLabels() {}

    static Stream<Rule<Subject>> rules() {
        return VARIANTS.keySet().stream().sorted().map(SoftLabels::rule);
    }

    private static Rule<Subject> rule(String id) {
        return Rule.<Subject>should(
                        "definition." + id + ".soft-labels",
                        "a categorical factor of which probabilities are known is learnt as its most probable value")
                .from("FactorColumn.Soft: learners of values are told one a row")
                .brokenBy("the least probable value, the first or the last, the expected index in place of a value")
                .unless(subject -> subject.isNot(id, VARIANTS.get(id)))
                .once((subject, trial) -> {
                    Representation certain = LearnedData.categories(trial.random());
                    double expected = subject.measure(certain, Learned.SETTINGS).value();
                    double actual = subject.measure(LearnedData.soft(certain), Learned.SETTINGS)
                            .value();
                    Parts.equal("the value by soft labels", expected, actual, Parts.ROUNDING);
                });
    }
}

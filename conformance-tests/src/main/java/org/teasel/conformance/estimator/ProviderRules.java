package org.teasel.conformance.estimator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** Which statistics a provider says it computes. */
final class ProviderRules {

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            Rule.<EstimatorCandidate>must(
                            "estimator.complete",
                            "a provider of all standard statistics has an estimator of each of them")
                    .from("EstimatorProvider.estimator; EstimatorCandidate.ofAll")
                    .brokenBy("a statistic that was forgotten, an estimator that is never returned")
                    .unless(candidate -> candidate.complete()
                            ? Optional.empty()
                            : Optional.of("it does not claim to compute all standard statistics"))
                    .once((candidate, trial) -> complete(candidate)),
            Rule.<EstimatorCandidate>must(
                            "estimator.unknown-key",
                            "a key that the provider does not know gives an empty answer, and no exception")
                    .from("EstimatorProvider.estimator")
                    .brokenBy("a switch over all keys that throws at the end")
                    .once((candidate, trial) -> unknownKey(candidate)));

    private ProviderRules() {}

    private static void complete(EstimatorCandidate candidate) {
        List<String> missing = Stream.concat(StandardKeys.exact(1).stream(), StandardKeys.random(1, 0).stream())
                .filter(key -> candidate.estimators().estimator(key).isEmpty())
                .map(key -> key.getClass().getSimpleName())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new Violation("it does not compute " + missing + ", expected every standard statistic");
        }
    }

    private record Unknown() implements Statistic<String> {}

    private static void unknownKey(EstimatorCandidate candidate) {
        if (candidate.estimators().estimator(new Unknown()).isPresent()) {
            throw new Violation("it claims to compute " + new Unknown() + ", which only this rule knows");
        }
    }
}

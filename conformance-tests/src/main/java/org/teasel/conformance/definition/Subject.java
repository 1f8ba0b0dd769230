package org.teasel.conformance.definition;

import java.util.Collection;
import java.util.Optional;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Violation;
import org.teasel.conformance.scoring.Scorer;

/**
 * What the definition of a metric is held against.
 *
 * @param metric the metric
 * @param scorer what runs it where a rule needs its score from end to end
 */
public record Subject(Metric metric, Scorer scorer) {

    MetricName name() {
        return metric.descriptor().name();
    }

    /** Why a rule for some variants of a metric does not concern this one; empty if it does. */
    Optional<String> isNot(String id, Collection<String> variants) {
        if (!name().id().equals(id)) {
            return Optional.of("it is not " + id);
        }
        return variants.contains(name().variant())
                ? Optional.empty()
                : Optional.of("the rule does not define the variant '" + name().variant() + "' of " + id);
    }

    /** What the metric measures, from end to end. */
    Measurement measure(Representation representation, Settings settings) {
        Score.Outcome outcome = scorer.score(representation, metric, settings).outcome();
        if (outcome instanceof Score.Defined defined) {
            return defined.measurement();
        }
        throw new Violation(name() + " gave " + outcome + " where it has a value");
    }
}

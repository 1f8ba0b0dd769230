package org.teasel.conformance.scoring;

import java.util.Collection;
import java.util.List;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;

/** Runs metrics on a representation, as an evaluator does. */
@FunctionalInterface
public interface Scorer {

    /** One score a metric, in the order given. */
    List<Score> score(Representation representation, Collection<? extends Metric> metrics, Settings settings);

    /** The score of one metric. */
    default Score score(Representation representation, Metric metric, Settings settings) {
        return score(representation, List.of(metric), settings).get(0);
    }
}

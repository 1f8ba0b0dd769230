package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;

/**
 * What an evaluator says of a run as a whole.
 *
 * @param scores its scores, one a metric
 * @param succeeded whether every metric answered
 * @param warnings what a reader should know before trusting the scores
 * @param time how long the run took
 */
public record Account(List<Score> scores, boolean succeeded, List<String> warnings, Duration time) {

    public Account {
        scores = List.copyOf(scores);
        warnings = List.copyOf(warnings);
    }

    /** An evaluator that gives account of its runs. */
    @FunctionalInterface
    public interface Keeper {

        /** Scores metrics and gives account of it. */
        Account score(Representation representation, Collection<? extends Metric> metrics, Settings settings);
    }
}

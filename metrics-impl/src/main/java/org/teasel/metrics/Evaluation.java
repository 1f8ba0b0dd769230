package org.teasel.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.metric.Score;

/**
 * The scores of a representation and the statistics that they rest on.
 *
 * @param representation what was scored
 * @param settings how
 * @param scores one a metric, in the order asked for
 * @param information quantised informations, if a metric needed them
 * @param sampled Monte Carlo informations of all latents, each, and all but each, if a metric needed them
 * @param warnings what a reader should know before trusting the scores
 * @param time how long it took
 */
public record Evaluation(
        Representation representation,
        Settings settings,
        List<Score> scores,
        Optional<InformationTable> information,
        Optional<SampledInformation> sampled,
        List<String> warnings,
        Duration time) {

    /** Whether every metric answered: with a value, or with the reason why it has none. */
    public boolean succeeded() {
        return scores.stream().noneMatch(score -> score.outcome() instanceof Score.Failed);
    }
}

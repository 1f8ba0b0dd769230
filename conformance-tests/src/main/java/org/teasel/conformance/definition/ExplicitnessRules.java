package org.teasel.conformance.definition;

import java.util.stream.Stream;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.rule.Rule;

/** The rules of explicitness. */
final class ExplicitnessRules {

    private static final String SOURCE = "Ridgeway and Mozer 2018, section 2";

    private ExplicitnessRules() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                Learned.fromTable(
                        "explicitness",
                        Learned.REGRESSIONS,
                        "the value is the mean of its factors' areas, each in [0, 1], and rescaled is 2 AUC - 1",
                        SOURCE,
                        "the rescaled figure in place of the area, factors weighted by their values",
                        OwnTables::requireAreas),
                corners(),
                Learned.chance("explicitness", Learned.REGRESSIONS, "", SOURCE, 0.5),
                noisyCoin());
    }

    private static Rule<Subject> corners() {
        return Learned.draft(
                        "explicitness",
                        Learned.REGRESSIONS,
                        "perfect",
                        "it is 1 for a factor whose values lie at the corners of a triangle")
                .from("Ridgeway and Mozer 2018, section 2")
                .brokenBy("the area of another class, scores with their sign turned, areas rescaled twice")
                .once((subject, trial) -> Learned.requireNearly(
                        1,
                        subject.measure(LearnedData.corners(trial.random()), Learned.SETTINGS)
                                .value()));
    }

    private static Rule<Subject> noisyCoin() {
        return Learned.draft(
                        "explicitness",
                        Learned.REGRESSIONS,
                        "noisy-coin",
                        "it is (1 + a - b) / 2 on average for a latent of two values that is the upper one with the"
                                + " probabilities a and b for the two sides of a coin")
                .from("Ridgeway and Mozer 2018, section 2; the area under a curve of one corner, ties counting half")
                .brokenBy("ties that count as wins, accuracy in place of the area")
                .once((subject, trial) -> Learned.requireMean(
                        subject,
                        trial,
                        "the value",
                        0.85,
                        random -> LearnedData.noisyCoin(0.9, 0.2, random),
                        Measurement::value));
    }
}

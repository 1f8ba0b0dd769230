package org.teasel.conformance.posterior;

import java.util.stream.IntStream;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/**
 * A rule about each posterior on its own, whoever made it.
 *
 * @param draft what the rule says
 * @param examples how many batches the standard profile tries
 * @param latents least number of latents that the rule is about
 * @param check throws a violation if a posterior breaks the rule
 */
record RowRule(Rule.Draft<PosteriorCandidate> draft, int examples, int latents, RowCheck check) {

    /** What is done with a posterior. */
    @FunctionalInterface
    interface RowCheck {
        void on(Row row, Trial trial);
    }

    /** The rule on random posteriors of a family. */
    Rule<PosteriorCandidate> rule() {
        return draft.onExamples(
                examples,
                PosteriorExample.ofLatents(latents),
                (candidate, example, trial) -> on(example.of(candidate), trial));
    }

    /** Tries the rule on the first, the last and some other row. */
    void on(Posteriors posteriors, Trial trial) {
        int rows = posteriors.size();
        if (rows == 0 || posteriors.latents() < latents) {
            throw trial.unsuitable("there are " + rows + " posteriors of " + posteriors.latents() + " latents");
        }
        IntStream.of(0, rows - 1, trial.random().nextInt(rows))
                .distinct()
                .forEach(row -> check.on(new Row(posteriors, row), trial));
    }
}

package org.teasel.conformance.posterior;

import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules about each posterior on its own, for posteriors that come from elsewhere than a family, such as an encoder. */
public final class PosteriorContract {

    private PosteriorContract() {}

    /**
     * Tries every rule about single posteriors on the first, the last and some other row.
     *
     * @throws Violation if one of them breaks a rule; its message begins with the rule's identifier
     */
    public static void check(Posteriors posteriors, Trial trial) {
        for (RowRule rule : PosteriorRules.OF_ROWS) {
            try {
                rule.on(posteriors, trial);
            } catch (Trial.Unsuitable e) {
                // The rule does not concern these posteriors.
            } catch (Violation violation) {
                throw new Violation(
                        rule.draft().id() + ", " + rule.draft().statement() + ": " + violation.getMessage());
            }
        }
    }
}

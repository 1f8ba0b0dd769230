package org.teasel.conformance.rule;

/** What came of trying a rule. */
public sealed interface Verdict {

    /**
     * The rule held wherever it was tried.
     *
     * @param examples number of examples that it applied to, at least 1
     */
    record Held(int examples) implements Verdict {}

    /**
     * The rule does not hold.
     *
     * @param symptom what the implementation gave and what was expected
     * @param example the simplest example that was found to break it, printed; empty if the rule needs none
     * @param seed seed that leads to the same finding again
     */
    record Broken(String symptom, String example, long seed) implements Verdict {}

    /**
     * The rule was not tried, or could not be.
     *
     * @param reason why
     */
    record NotApplicable(String reason) implements Verdict {}
}

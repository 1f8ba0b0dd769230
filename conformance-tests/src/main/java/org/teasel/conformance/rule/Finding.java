package org.teasel.conformance.rule;

import java.time.Duration;
import java.util.Locale;

/**
 * A rule and what came of it.
 *
 * @param rule the rule
 * @param verdict what came of it
 * @param comparisons how many comparisons could have gone wrong by chance
 * @param resolution the smallest error that all of these surely find, in the unit of what they compare; 0 if there are
 *     none
 * @param time how long it took
 */
public record Finding(Rule<?> rule, Verdict verdict, int comparisons, double resolution, Duration time) {

    /** Whether the rule was broken. */
    public boolean broken() {
        return verdict instanceof Verdict.Broken;
    }

    /** The finding in words: for a broken rule the symptom, the simplest example, and what usually breaks it. */
    public String explanation() {
        if (verdict instanceof Verdict.Held held) {
            return "held on " + held.examples() + (held.examples() == 1 ? " example" : " examples")
                    + (comparisons == 0 ? "" : String.format(Locale.ROOT, ", surely finds errors of %.2g", resolution));
        }
        if (verdict instanceof Verdict.NotApplicable not) {
            return not.reason();
        }
        Verdict.Broken broken = (Verdict.Broken) verdict;
        return "rule " + rule.id() + " is broken: " + rule.statement() + ".\n" + broken.symptom()
                + (broken.example().isEmpty()
                        ? ""
                        : "\nSimplest example found (seed " + broken.seed() + "):\n"
                                + broken.example().indent(2).stripTrailing())
                + "\nUsually broken by: " + rule.brokenBy() + ".\nSource: " + rule.source() + ".";
    }
}

package org.teasel.conformance.rule;

import java.util.List;

/**
 * What came of trying all rules on a candidate.
 *
 * @param candidate what the candidate is called
 * @param profile how thoroughly it was tried
 * @param seed seed of all examples
 * @param findings one a rule
 */
public record Report(String candidate, Profile profile, long seed, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether no rule was broken. */
    public boolean conforms() {
        return findings.stream().noneMatch(Finding::broken);
    }

    /** The findings with a verdict of one kind, such as {@code Verdict.Broken.class}. */
    public List<Finding> with(Class<? extends Verdict> kind) {
        return findings.stream()
                .filter(finding -> kind.isInstance(finding.verdict()))
                .toList();
    }

    /** Greatest probability that chance alone made these findings accuse a right implementation. */
    public double falseAlarm() {
        return FalseAlarms.OF_A_COMPARISON
                * findings.stream().mapToInt(Finding::comparisons).sum();
    }
}

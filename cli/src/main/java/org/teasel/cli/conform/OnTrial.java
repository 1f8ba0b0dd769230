package org.teasel.cli.conform;

import java.util.List;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Candidate;

/**
 * A service on trial.
 *
 * @param door its door
 * @param name what to call it
 * @param artifact the module or file that it came from
 * @param candidates the service, as the rules take it: a provider, and what it opens
 */
public record OnTrial(Door door, String name, String artifact, List<Candidate<?>> candidates) {

    /** Whether a rule is for it. */
    boolean has(String rule) {
        return candidates.stream().anyMatch(candidate -> has(candidate, rule));
    }

    /** This service, which does not keep a rule that others should. */
    OnTrial declaring(String rule, String reason) {
        List<Candidate<?>> declared = candidates.stream()
                .<Candidate<?>>map(candidate -> has(candidate, rule) ? candidate.declaring(rule, reason) : candidate)
                .toList();
        return new OnTrial(door, name, artifact, declared);
    }

    private static boolean has(Candidate<?> candidate, String rule) {
        return candidate.rules().stream().anyMatch(known -> known.id().equals(rule));
    }
}

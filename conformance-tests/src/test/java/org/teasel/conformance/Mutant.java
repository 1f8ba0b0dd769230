package org.teasel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/**
 * A plausible mistake that the kit must find.
 *
 * @param name the mistake
 * @param candidate an implementation with it
 * @param rules identifiers of rules that it must break; the first is the one about the mistake
 * @param fragment what the explanation must hold
 * @param <C> type of the candidate
 */
public record Mutant<C extends Candidate<C>>(String name, C candidate, List<String> rules, String fragment) {

    /** Right implementations must pass whatever the seed. */
    public static final int SEEDS = 10;

    /** Fails unless every listed rule finds the mistake. */
    public void mustBeFound() {
        assertThat(rules).as("rules for %s", name).isNotEmpty();
        for (String id : rules) {
            Finding finding = Examination.rules(candidate).stream()
                    .filter(rule -> rule.id().equals(id))
                    .map(rule -> Examination.STANDARD.of(candidate, rule))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no rule " + id));
            assertThat(finding.broken())
                    .as("%s breaks %s: %s", name, id, finding.verdict())
                    .isTrue();
            assertThat(finding.explanation()).as("%s by %s", name, id).contains(fragment);
        }
    }

    /**
     * Fails unless the listed rules and no others find the mistake. A rule about threads finds a race only when it
     * happens, so that such a rule may find it or not where another one is there for the mistake.
     */
    public void mustBeFoundByTheseAlone() {
        List<Finding> broken = Examination.STANDARD.of(candidate).stream()
                .filter(Finding::broken)
                .toList();
        assertThat(broken.stream().map(finding -> finding.rule().id()).filter(this::certain))
                .as(() -> broken.stream().map(Finding::explanation).collect(Collectors.joining("\n\n")))
                .containsExactlyInAnyOrderElementsOf(
                        rules.stream().filter(this::certain).toList());
        assertThat(broken)
                .filteredOn(finding -> finding.rule().id().equals(rules.get(0)))
                .allSatisfy(finding -> assertThat(finding.explanation()).contains(fragment));
    }

    private boolean certain(String rule) {
        return rule.equals(rules.get(0)) || !rule.endsWith("threads");
    }

    /** Fails if a rule finds fault with what is right, by one seed. */
    public static <C extends Candidate<C>> void mustPass(C candidate, Profile profile, long seed) {
        for (Finding finding : new Examination(profile, seed).of(candidate)) {
            assertThat(finding.broken()).as(finding.explanation()).isFalse();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

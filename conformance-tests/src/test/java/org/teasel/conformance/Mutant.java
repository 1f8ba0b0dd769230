package org.teasel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;

/**
 * A wrong implementation.
 *
 * @param name its mistake
 * @param candidate the implementation
 * @param fragment what the finding about the mistake must say
 * @param breaks the rules that it breaks, and no others; the first is the one about the mistake
 * @param <C> type of the candidate
 */
public record Mutant<C extends Candidate<C>>(String name, C candidate, String fragment, List<String> breaks) {

    /** Throws unless exactly the listed rules are broken, and the finding about the mistake names it. */
    public void requireFound() {
        List<Finding> broken = Examination.STANDARD.of(candidate).stream()
                .filter(Finding::broken)
                .toList();
        Set<String> ids = broken.stream().map(finding -> finding.rule().id()).collect(Collectors.toSet());
        assertThat(ids)
                .as(() -> broken.stream().map(Finding::explanation).collect(Collectors.joining("\n\n")))
                .containsExactlyInAnyOrderElementsOf(breaks);
        assertThat(broken.stream()
                        .filter(finding -> finding.rule().id().equals(breaks.get(0)))
                        .map(Finding::explanation)
                        .findFirst())
                .hasValueSatisfying(explanation -> assertThat(explanation).contains(fragment));
    }

    @Override
    public String toString() {
        return name;
    }
}

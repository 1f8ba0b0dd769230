package org.teasel.conformance.rule;

import java.util.Optional;

/** The rule about what candidates declare. */
final class DeclarationRule {

    private DeclarationRule() {}

    static <C extends Candidate<C>> Rule<C> rule() {
        return Rule.<C>must("declarations", "what a candidate declares away are rules that can be declared away")
                .from("the kit")
                .brokenBy("a misspelt identifier, or a declaration about a rule that every implementation keeps")
                .once((candidate, trial) -> candidate.declarations().reasons().forEach((id, reason) -> {
                    Optional<Rule<C>> rule = candidate.rules().stream()
                            .filter(known -> known.id().equals(id))
                            .findFirst();
                    if (rule.isEmpty()) {
                        throw new Violation("there is no rule " + id + " to declare away");
                    }
                    if (rule.get().level() == Rule.Level.MUST) {
                        throw new Violation(
                                "rule " + id + " holds for every implementation and can't be declared away");
                    }
                    if (reason.isBlank()) {
                        throw new Violation("the declaration about rule " + id + " has no reason");
                    }
                }));
    }
}

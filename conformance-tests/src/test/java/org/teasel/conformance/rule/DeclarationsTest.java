package org.teasel.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationsTest {

    private static final String ID = "toy.below-17";

    private static List<Finding> examine(Toy toy) {
        return Examination.STANDARD.of(toy);
    }

    private static Toy small(Rule<Toy> rule) {
        return Toy.of(number -> 0, rule);
    }

    private static Toy great(Rule<Toy> rule) {
        return Toy.of(number -> number, rule);
    }

    @Test
    void whatIsBrokenAndDeclaredDoesNotApply() {
        List<Finding> findings = examine(great(Toy.shouldBeBelow(17)).declaring(ID, "it is the identity"));
        assertThat(findings.get(0).verdict()).isEqualTo(new Verdict.NotApplicable("declared: it is the identity"));
        assertThat(findings.get(1).verdict()).isEqualTo(new Verdict.Held(1));
    }

    @Test
    void whatHoldsAndIsDeclaredIsBroken() {
        Finding finding = examine(small(Toy.shouldBeBelow(17)).declaring(ID, "it may grow"))
                .get(0);
        assertThat(finding.broken()).isTrue();
        assertThat(finding.explanation())
                .contains("'it may grow'", "held on 100 examples", "take the declaration back");
    }

    @Test
    void whatWasNotTriedKeepsItsReason() {
        Rule<Toy> rule = Rule.<Toy>should("toy.none", "nothing")
                .unless(toy -> Optional.of("it does not concern it"))
                .once((toy, trial) -> {});
        assertThat(examine(small(rule).declaring("toy.none", "whatever")).get(0).verdict())
                .isEqualTo(new Verdict.NotApplicable("it does not concern it"));
    }

    @Test
    void aRuleOfEveryImplementationCannotBeDeclaredAway() {
        List<Finding> findings = examine(great(Toy.below(17)).declaring(ID, "it is the identity"));
        assertThat(findings).allMatch(Finding::broken);
        assertThat(findings.get(1).explanation()).contains(ID + " holds for every implementation");
    }

    @Test
    void anUnknownRuleAndAMissingReasonAreToldOf() {
        assertThat(examine(small(Toy.below(17)).declaring("toy.nosuch", "a reason"))
                        .get(1)
                        .explanation())
                .contains("there is no rule toy.nosuch to declare away");
        assertThat(examine(great(Toy.shouldBeBelow(17)).declaring(ID, " "))
                        .get(1)
                        .explanation())
                .contains("the declaration about rule " + ID + " has no reason");
    }

    @Test
    void declarationsAddUp() {
        Declarations both = Declarations.NONE.and("a.b", "one").and("a.c", "two");
        assertThat(both.reasons()).containsEntry("a.b", "one").containsEntry("a.c", "two");
        assertThat(Declarations.NONE.reasons()).isEmpty();
    }
}

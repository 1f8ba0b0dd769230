package org.teasel.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rule for one type of candidate can be tried on another by a view of it. */
class RuleViewTest {

    /** Something with a length and its door, which has no rules of its own. */
    private record Word(String name) implements Candidate<Word> {
        @Override
        public List<Rule<Word>> rules() {
            return List.of();
        }

        @Override
        public Declarations declarations() {
            return Declarations.NONE;
        }

        @Override
        public Word declaring(String rule, String reason) {
            return this;
        }

        @Override
        public Word self() {
            return this;
        }
    }

    private static final Rule.Draft<Integer> DRAFT = Rule.<Integer>must("number.even", "it is even")
            .from("arithmetic")
            .brokenBy("odd numbers")
            .unless(number -> number > 3 ? Optional.of("it is great") : Optional.empty());

    private static void requireEven(int number) {
        if (number % 2 == 1) {
            throw new Violation(number + " is odd");
        }
    }

    private static Verdict verdict(Rule<Integer> rule, String word) {
        Rule<Word> on = rule.on(w -> w.name().length());
        assertThat(on.id()).isEqualTo(rule.id());
        assertThat(on.brokenBy()).isEqualTo(rule.brokenBy());
        return Examination.STANDARD.of(new Word(word), on).verdict();
    }

    @Test
    void aCheckWithoutExamplesSeesTheView() {
        Rule<Integer> rule = DRAFT.once((number, trial) -> requireEven(number));
        assertThat(verdict(rule, "ab")).isInstanceOf(Verdict.Held.class);
        assertThat(verdict(rule, "abc")).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void aCheckOnExamplesSeesTheView() {
        Rule<Integer> rule = DRAFT.onExamples(
                5, (random, size) -> random.nextInt(), (number, example, trial) -> requireEven(number));
        assertThat(verdict(rule, "ab")).isEqualTo(new Verdict.Held(5));
        assertThat(verdict(rule, "abc")).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void whomItDoesNotConcernIsSeenInTheView() {
        Rule<Integer> rule = DRAFT.once((number, trial) -> requireEven(number));
        assertThat(verdict(rule, "abcde")).isEqualTo(new Verdict.NotApplicable("it is great"));
    }
}

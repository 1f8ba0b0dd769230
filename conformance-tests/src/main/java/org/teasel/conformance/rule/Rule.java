package org.teasel.conformance.rule;

import java.util.Optional;
import java.util.function.Function;
import org.teasel.conformance.generate.Generator;

/**
 * Something that an implementation of a door must or should do.
 *
 * @param id identifier, {@code door.topic...} in small letters, digits, dots and hyphens; never reused
 * @param level whether the rule can be declared away
 * @param statement the rule as one sentence
 * @param source equation and paper, or the part of the API, that it comes from
 * @param brokenBy mistakes that break it
 * @param inapplicable why the rule does not concern a candidate; empty if it does
 * @param check how it is tried
 * @param <C> type of the candidate
 */
public record Rule<C>(
        String id,
        Level level,
        String statement,
        String source,
        String brokenBy,
        Function<C, Optional<String>> inapplicable,
        Check<C> check) {

    /** Whether a rule can be declared away. */
    public enum Level {
        /** Holds for every implementation. */
        MUST,
        /** Holds for most; a candidate may declare, with a reason, that it does not. */
        SHOULD
    }

    /** Begins a rule that holds for every implementation. */
    public static <C> Draft<C> must(String id, String statement) {
        return new Draft<>(id, Level.MUST, statement, "", "", candidate -> Optional.empty());
    }

    /** Begins a rule that a candidate may declare not to keep. */
    public static <C> Draft<C> should(String id, String statement) {
        return new Draft<>(id, Level.SHOULD, statement, "", "", candidate -> Optional.empty());
    }

    /**
     * This rule for another type of candidate, which shows itself as one of this type.
     *
     * @param view what the rule is to see of the other candidate
     * @param <D> type of the other candidate
     */
    public <D> Rule<D> on(Function<D, C> view) {
        return new Rule<>(
                id,
                level,
                statement,
                source,
                brokenBy,
                candidate -> inapplicable.apply(view.apply(candidate)),
                check.on(view));
    }

    /**
     * A rule without its check.
     *
     * @param <C> type of the candidate
     */
    public record Draft<C>(
            String id,
            Level level,
            String statement,
            String source,
            String brokenBy,
            Function<C, Optional<String>> inapplicable) {

        /** Where the rule comes from. */
        public Draft<C> from(String place) {
            return new Draft<>(id, level, statement, place, brokenBy, inapplicable);
        }

        /** What breaks the rule. */
        public Draft<C> brokenBy(String mistakes) {
            return new Draft<>(id, level, statement, source, mistakes, inapplicable);
        }

        /** Which candidates the rule does not concern, by the reason why. */
        public Draft<C> unless(Function<C, Optional<String>> reason) {
            return new Draft<>(
                    id,
                    level,
                    statement,
                    source,
                    brokenBy,
                    candidate -> inapplicable.apply(candidate).or(() -> reason.apply(candidate)));
        }

        /** The rule with a check that needs no example. */
        public Rule<C> once(Check.Action<C> action) {
            return with(new Check.Once<>(action));
        }

        /** The rule with a check on random examples, so many in the standard profile. */
        public <E> Rule<C> onExamples(int count, Generator<E> examples, Check.ActionOn<C, E> action) {
            return with(new Check.OnExamples<>(examples, count, action));
        }

        private Rule<C> with(Check<C> check) {
            return new Rule<>(id, level, statement, source, brokenBy, inapplicable, check);
        }
    }
}

package org.teasel.conformance.rule;

import java.util.function.Function;
import org.teasel.conformance.generate.Generator;

/**
 * How a rule is tried.
 *
 * @param <C> type of the candidate
 */
public sealed interface Check<C> {

    /** This check of another type of candidate, by a view of it. */
    <D> Check<D> on(Function<D, C> view);

    /**
     * A check without an example.
     *
     * @param action throws a {@link Violation} if the rule is broken
     */
    record Once<C>(Action<C> action) implements Check<C> {
        @Override
        public <D> Once<D> on(Function<D, C> view) {
            return new Once<>((candidate, trial) -> action.on(view.apply(candidate), trial));
        }
    }

    /**
     * A check on random examples.
     *
     * @param examples where they come from
     * @param count how many the standard profile tries
     * @param action throws a {@link Violation} if the rule is broken on an example
     */
    record OnExamples<C, E>(Generator<E> examples, int count, ActionOn<C, E> action) implements Check<C> {
        @Override
        public <D> OnExamples<D, E> on(Function<D, C> view) {
            return new OnExamples<>(
                    examples, count, (candidate, example, trial) -> action.on(view.apply(candidate), example, trial));
        }
    }

    /** What a check does with a candidate. */
    @FunctionalInterface
    interface Action<C> {
        /** Throws a {@link Violation}, or {@link Trial.Unsuitable}, or whatever the candidate throws. */
        void on(C candidate, Trial trial) throws Exception;
    }

    /** What a check does with a candidate and an example. */
    @FunctionalInterface
    interface ActionOn<C, E> {
        /** Throws a {@link Violation}, or {@link Trial.Unsuitable}, or whatever the candidate throws. */
        void on(C candidate, E example, Trial trial) throws Exception;
    }
}

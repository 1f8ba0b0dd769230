package org.teasel.conformance.evaluator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.teasel.api.Progress;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.scoring.Scorer;

/**
 * An evaluator on trial.
 *
 * @param name what to call it
 * @param scorer the evaluator
 * @param telling the same evaluator, which tells someone how far it has come; empty if it can't
 * @param declarations the rules that it does not keep
 */
public record EvaluatorCandidate(
        String name, Scorer scorer, Optional<Function<Progress, Scorer>> telling, Declarations declarations)
        implements Candidate<EvaluatorCandidate> {

    /** An evaluator that doesn't tell how far it has come. */
    public static EvaluatorCandidate of(String name, Scorer scorer) {
        return new EvaluatorCandidate(name, scorer, Optional.empty(), Declarations.NONE);
    }

    /**
     * An evaluator that tells how far it has come.
     *
     * @param name what to call it
     * @param telling the evaluator, by who hears it
     */
    public static EvaluatorCandidate telling(String name, Function<Progress, Scorer> telling) {
        return new EvaluatorCandidate(name, telling.apply(Progress.NONE), Optional.of(telling), Declarations.NONE);
    }

    @Override
    public EvaluatorCandidate declaring(String rule, String reason) {
        return new EvaluatorCandidate(name, scorer, telling, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<EvaluatorCandidate>> rules() {
        return EvaluatorRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<EvaluatorCandidate>> door() {
        return EvaluatorRules.ALL;
    }

    @Override
    public EvaluatorCandidate self() {
        return this;
    }
}

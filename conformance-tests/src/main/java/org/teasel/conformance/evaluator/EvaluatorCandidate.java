package org.teasel.conformance.evaluator;

import java.util.List;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.scoring.Scorer;

/**
 * An evaluator on trial.
 *
 * @param name what to call it
 * @param scorer the evaluator
 * @param declarations the rules that it does not keep
 */
public record EvaluatorCandidate(String name, Scorer scorer, Declarations declarations)
        implements Candidate<EvaluatorCandidate> {

    /** An evaluator. */
    public static EvaluatorCandidate of(String name, Scorer scorer) {
        return new EvaluatorCandidate(name, scorer, Declarations.NONE);
    }

    @Override
    public EvaluatorCandidate declaring(String rule, String reason) {
        return new EvaluatorCandidate(name, scorer, declarations.and(rule, reason));
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

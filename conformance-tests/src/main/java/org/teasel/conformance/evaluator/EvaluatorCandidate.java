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
 * @param accounts the same evaluator, which gives account of a run as a whole; empty if it can't
 * @param catalogue the metrics that it is asked for by name; empty if it is handed metrics alone
 * @param declarations the rules that it does not keep
 */
public record EvaluatorCandidate(
        String name,
        Scorer scorer,
        Optional<Function<Progress, Scorer>> telling,
        Optional<Account.Keeper> accounts,
        Optional<Catalogue> catalogue,
        Declarations declarations)
        implements Candidate<EvaluatorCandidate> {

    /** An evaluator that doesn't tell how far it has come. */
    public static EvaluatorCandidate of(String name, Scorer scorer) {
        return new EvaluatorCandidate(
                name, scorer, Optional.empty(), Optional.empty(), Optional.empty(), Declarations.NONE);
    }

    /**
     * An evaluator that tells how far it has come.
     *
     * @param name what to call it
     * @param telling the evaluator, by who hears it
     */
    public static EvaluatorCandidate telling(String name, Function<Progress, Scorer> telling) {
        return new EvaluatorCandidate(
                name,
                telling.apply(Progress.NONE),
                Optional.of(telling),
                Optional.empty(),
                Optional.empty(),
                Declarations.NONE);
    }

    /** This evaluator, which also gives account of a run as a whole. */
    public EvaluatorCandidate accounting(Account.Keeper keeper) {
        return new EvaluatorCandidate(name, scorer, telling, Optional.of(keeper), catalogue, declarations);
    }

    /** This evaluator, with the metrics that it is asked for by name. */
    public EvaluatorCandidate finding(Catalogue metrics) {
        return new EvaluatorCandidate(name, scorer, telling, accounts, Optional.of(metrics), declarations);
    }

    @Override
    public EvaluatorCandidate declaring(String rule, String reason) {
        return new EvaluatorCandidate(name, scorer, telling, accounts, catalogue, declarations.and(rule, reason));
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

package org.teasel.conformance.estimator;

import java.util.List;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * An estimator provider on trial: every standard statistic that it computes.
 *
 * @param estimators the provider
 * @param declarations the rules that it does not keep
 */
public record EstimatorCandidate(EstimatorProvider estimators, Declarations declarations)
        implements Candidate<EstimatorCandidate> {

    /** A provider of estimators. */
    public static EstimatorCandidate of(EstimatorProvider estimators) {
        return new EstimatorCandidate(estimators, Declarations.NONE);
    }

    /** This candidate, which does not keep a rule that others should. */
    public EstimatorCandidate declaring(String rule, String reason) {
        return new EstimatorCandidate(estimators, declarations.and(rule, reason));
    }

    @Override
    public String name() {
        return estimators.id();
    }

    @Override
    public List<Rule<EstimatorCandidate>> rules() {
        return EstimatorRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<EstimatorCandidate>> door() {
        return EstimatorRules.ALL;
    }

    @Override
    public EstimatorCandidate self() {
        return this;
    }
}

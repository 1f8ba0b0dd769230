package org.teasel.conformance.metric;

import java.util.List;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.scoring.Bench;
import org.teasel.conformance.scoring.Scorer;

/**
 * A metric on trial.
 *
 * @param metric the metric
 * @param scorer what runs it
 * @param declarations the rules that it does not keep
 */
public record MetricCandidate(Metric metric, Scorer scorer, Declarations declarations)
        implements Candidate<MetricCandidate> {

    /**
     * A metric run by the kit's own slow evaluator.
     *
     * @param metric the metric
     * @param estimators who computes the statistics that don't come with Teasel
     */
    public static MetricCandidate of(Metric metric, EstimatorProvider... estimators) {
        return new MetricCandidate(metric, new Bench(List.of(estimators)), Declarations.NONE);
    }

    /** This metric run by another evaluator. */
    public MetricCandidate scoredBy(Scorer other) {
        return new MetricCandidate(metric, other, declarations);
    }

    /** This candidate, which does not keep a rule that others should. */
    public MetricCandidate declaring(String rule, String reason) {
        return new MetricCandidate(metric, scorer, declarations.and(rule, reason));
    }

    @Override
    public String name() {
        return metric.descriptor().name().toString();
    }

    @Override
    public List<Rule<MetricCandidate>> rules() {
        return MetricRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<MetricCandidate>> door() {
        return MetricRules.ALL;
    }

    @Override
    public MetricCandidate self() {
        return this;
    }
}

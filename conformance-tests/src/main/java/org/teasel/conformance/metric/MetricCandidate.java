package org.teasel.conformance.metric;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.conformance.oracle.ReferenceEstimators;
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
        List<EstimatorProvider> all = Stream.concat(Stream.of(new ReferenceEstimators()), Stream.of(estimators))
                .toList();
        return new MetricCandidate(metric, new Bench(all), Declarations.NONE);
    }

    /** A metric and its variants, each a candidate of its own. */
    public static Stream<MetricCandidate> family(Metric metric, EstimatorProvider... estimators) {
        return Stream.concat(Stream.of(metric), metric.variants().stream()).map(member -> of(member, estimators));
    }

    /** This metric run by another evaluator. */
    public MetricCandidate scoredBy(Scorer other) {
        return new MetricCandidate(metric, other, declarations);
    }

    /**
     * This metric for a given k, with the same declarations.
     *
     * @throws java.util.NoSuchElementException if it takes no k
     */
    public MetricCandidate at(int k) {
        return new MetricCandidate(metric.at(k).orElseThrow(), scorer, declarations);
    }

    @Override
    public MetricCandidate declaring(String rule, String reason) {
        return new MetricCandidate(metric, scorer, declarations.and(rule, reason));
    }

    @Override
    public String name() {
        return metric.descriptor().name().toString();
    }

    @Override
    public List<Rule<MetricCandidate>> rules() {
        return MetricRules.of(metric.descriptor().name().id());
    }

    /** The rules of this door: those for all metrics, and those that define the standard ones. */
    public static List<Rule<MetricCandidate>> door() {
        return MetricRules.ALL;
    }

    @Override
    public MetricCandidate self() {
        return this;
    }
}

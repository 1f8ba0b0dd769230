package org.teasel.conformance.catalogue;

import java.util.List;
import org.teasel.conformance.dataset.DatasetCandidate;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.estimator.EstimatorCandidate;
import org.teasel.conformance.evaluator.EvaluatorCandidate;
import org.teasel.conformance.kernel.KernelCandidate;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.posterior.PosteriorCandidate;
import org.teasel.conformance.rule.Rule;

/** A door of Teasel that has rules. */
public enum Door {
    /** Posterior families. */
    POSTERIOR("Posterior families", PosteriorCandidate.class, PosteriorCandidate.door()),
    /** Encoders. */
    ENCODER("Encoders", EncoderCandidate.class, EncoderCandidate.door()),
    /** Data sets. */
    DATASET("Data sets", DatasetCandidate.class, DatasetCandidate.door()),
    /** Estimators. */
    ESTIMATOR("Estimators", EstimatorCandidate.class, EstimatorCandidate.door()),
    /** Kernels of the sampled estimators. */
    KERNEL("Kernels", KernelCandidate.class, KernelCandidate.door()),
    /** Metrics. */
    METRIC("Metrics", MetricCandidate.class, MetricCandidate.door()),
    /** Evaluators. */
    EVALUATOR("Evaluators", EvaluatorCandidate.class, EvaluatorCandidate.door());

    private final String title;
    private final Class<?> candidate;
    private final List<Rule<?>> rules;

    Door(String title, Class<?> candidate, List<? extends Rule<?>> rules) {
        this.title = title;
        this.candidate = candidate;
        this.rules = List.copyOf(rules);
    }

    /** What comes through it, in the plural. */
    public String title() {
        return title;
    }

    /** The type to wrap an implementation in. */
    public Class<?> candidate() {
        return candidate;
    }

    /** The rules of the door, in the order that they are tried in. */
    public List<Rule<?>> rules() {
        return rules;
    }
}

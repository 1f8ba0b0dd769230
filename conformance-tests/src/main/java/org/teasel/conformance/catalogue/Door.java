package org.teasel.conformance.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.dataset.DatasetCandidate;
import org.teasel.conformance.dataset.DatasetProviderCandidate;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.estimator.EstimatorCandidate;
import org.teasel.conformance.evaluator.EvaluatorCandidate;
import org.teasel.conformance.kernel.KernelCandidate;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.posterior.PosteriorCandidate;
import org.teasel.conformance.rule.Rule;

/** A door of Teasel that has rules. */
public enum Door {
    /** Posterior families. */
    POSTERIOR("Posterior families", PosteriorCandidate.door()),
    /** Encoders and their providers. */
    ENCODER("Encoders", EncoderCandidate.door(), EncoderProviderCandidate.door()),
    /** Data sets and their providers. */
    DATASET("Data sets", DatasetCandidate.door(), DatasetProviderCandidate.door()),
    /** Estimators. */
    ESTIMATOR("Estimators", EstimatorCandidate.door()),
    /** Kernels of the sampled estimators. */
    KERNEL("Kernels", KernelCandidate.door()),
    /** Metrics. */
    METRIC("Metrics", MetricCandidate.door()),
    /** Evaluators. */
    EVALUATOR("Evaluators", EvaluatorCandidate.door());

    private final String title;
    private final List<Rule<?>> rules;

    @SafeVarargs
    @SuppressWarnings("varargs") // read at once
    Door(String title, List<? extends Rule<?>>... rules) {
        this.title = title;
        this.rules = Stream.of(rules).<Rule<?>>flatMap(List::stream).toList();
    }

    /** What comes through it, in the plural. */
    public String title() {
        return title;
    }

    /** The rules of the door, in the order that they are tried in. */
    public List<Rule<?>> rules() {
        return rules;
    }
}

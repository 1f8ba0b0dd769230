package org.teasel.metrics.conformance;

import java.util.stream.Stream;
import org.teasel.api.spi.Plugins;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.evaluator.EvaluatorCandidate;
import org.teasel.metrics.Evaluator;

/** The evaluator, with the estimators among the plugins. */
class EvaluatorConformanceTest extends ConformanceTest {

    @Override
    protected Stream<EvaluatorCandidate> candidates() {
        Evaluator evaluator = Evaluator.of(Plugins.discover());
        return Stream.of(EvaluatorCandidate.telling(
                "Evaluator",
                progress -> (representation, metrics, settings) -> evaluator
                        .with(settings)
                        .with(progress)
                        .evaluate(representation, metrics)
                        .scores()));
    }
}

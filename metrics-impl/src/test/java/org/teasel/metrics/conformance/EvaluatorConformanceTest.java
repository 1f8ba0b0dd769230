package org.teasel.metrics.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.evaluator.Account;
import org.teasel.conformance.evaluator.Catalogue;
import org.teasel.conformance.evaluator.EvaluatorCandidate;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/** The evaluator, with the estimators and the metrics among the plugins. */
class EvaluatorConformanceTest extends ConformanceTest {

    @Override
    protected Stream<EvaluatorCandidate> candidates() {
        Plugins plugins = Plugins.discover();
        Evaluator evaluator = Evaluator.of(plugins);
        return Stream.of(EvaluatorCandidate.telling(
                        "Evaluator",
                        progress -> (representation, metrics, settings) -> evaluator
                                .with(settings)
                                .with(progress)
                                .evaluate(representation, metrics)
                                .scores())
                .accounting((representation, metrics, settings) ->
                        account(evaluator.with(settings).evaluate(representation, metrics)))
                .finding(new Found(plugins)));
    }

    private static Account account(Evaluation evaluation) {
        return new Account(evaluation.scores(), evaluation.succeeded(), evaluation.warnings(), evaluation.time());
    }

    private record Found(Plugins plugins) implements Catalogue {

        private MetricCatalogue metrics() {
            return MetricCatalogue.of(plugins);
        }

        @Override
        public List<Metric> standard() {
            return metrics().standard();
        }

        @Override
        public List<Metric> all() {
            return metrics().all();
        }

        @Override
        public List<Metric> select(String names) {
            return metrics().select(names);
        }
    }
}

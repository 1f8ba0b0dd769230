package org.teasel.metrics.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.api.spi.Plugins;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.scoring.Bench;
import org.teasel.estimators.StandardEstimators;

/** Every metric in every variant, and those that take a k with one, by Teasel's own estimators. */
class MetricsConformanceTest extends ConformanceTest {

    @Override
    protected Stream<MetricCandidate> candidates() {
        return Stream.concat(
                        Plugins.discover().metrics().stream()
                                .flatMap(plugin -> MetricCandidate.family(plugin.service())),
                        Stream.of("sepin", "indin")
                                .map(id -> Plugins.discover().metric(id).orElseThrow())
                                .flatMap(MetricCandidate::family)
                                .map(candidate -> candidate.at(2)))
                .map(candidate -> candidate.scoredBy(new Bench(List.of(new StandardEstimators()))));
    }
}

package org.teasel.metrics.conformance;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.metric.MetricCandidate;

/** The metrics that are exact functions of the data, which take a moment each. */
class ExactMetricsConformanceTest extends ConformanceTest {

    @Override
    protected Stream<MetricCandidate> candidates() {
        return OwnMetrics.all().filter(OwnMetrics::exact);
    }
}

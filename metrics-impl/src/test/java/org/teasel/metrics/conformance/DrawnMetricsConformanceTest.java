package org.teasel.metrics.conformance;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Profile;

/**
 * The metrics that rest on draws or learners. A first look unless the system property of another profile is set, such as
 * {@code -Dteasel.conformance.profile=standard}, which takes minutes.
 */
class DrawnMetricsConformanceTest extends ConformanceTest {

    @Override
    protected Stream<MetricCandidate> candidates() {
        return OwnMetrics.all().filter(candidate -> !OwnMetrics.exact(candidate));
    }

    @Override
    protected Examination examination() {
        return System.getProperty(Examination.PROFILE_PROPERTY) == null
                ? new Examination(Profile.QUICK, 0)
                : Examination.ofSystem();
    }
}

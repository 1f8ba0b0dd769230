package org.teasel.conformance.estimator;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.rule.Candidate;

/** The kit's own slow estimators keep the rules. */
class ReferenceEstimatorsConformanceTest extends ConformanceTest {
    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(EstimatorCandidate.ofAll(new ReferenceEstimators()));
    }
}

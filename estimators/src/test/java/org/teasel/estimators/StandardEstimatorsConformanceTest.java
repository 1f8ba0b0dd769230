package org.teasel.estimators;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.estimator.EstimatorCandidate;
import org.teasel.conformance.rule.Candidate;

/** Teasel's estimators keep the rules that others must keep. */
class StandardEstimatorsConformanceTest extends ConformanceTest {
    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(EstimatorCandidate.ofAll(new StandardEstimators()));
    }
}

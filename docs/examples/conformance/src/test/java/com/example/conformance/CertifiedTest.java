package com.example.conformance;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.rule.Candidate;

/** Proves the metric and the encoder right, a test a rule. */
class CertifiedTest extends ConformanceTest {

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(
                MetricCandidate.of(new ActiveLatents()),
                EncoderCandidate.of("quadrants", QuadrantEncoder::new, Images.some()),
                EncoderProviderCandidate.of("quadrants provider", QuadrantProvider::new, "", Images.some()));
    }
}

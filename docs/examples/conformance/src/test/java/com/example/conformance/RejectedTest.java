package com.example.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.broken.ActiveShare;
import com.example.broken.ContrastEncoder;
import com.example.broken.ContrastProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Report;
import org.teasel.conformance.rule.Verdict;

/** The broken twins are found out, by the rules that they break. */
class RejectedTest {

    private static void assertBreaks(String rule, Candidate<?> candidate) {
        Report report = Examination.STANDARD.report(candidate);
        List<String> broken = report.with(Verdict.Broken.class).stream()
                .map(finding -> finding.rule().id())
                .toList();
        assertFalse(report.conforms());
        assertTrue(broken.contains(rule), () -> "broken are " + broken);
    }

    @Test
    void aShareAboveOneIsFound() {
        assertBreaks("metric.answer.range", MetricCandidate.of(new ActiveShare()));
    }

    @Test
    void anEncoderThatLooksAtTheBatchIsFound() {
        assertBreaks(
                "encoder.batch.neighbours",
                EncoderCandidate.of("contrast", ContrastEncoder::new, Images.some()));
    }

    @Test
    void aProviderThatTakesAnyOptionIsFound() {
        assertBreaks(
                "encoder.provider.unknown-option",
                EncoderProviderCandidate.of("contrast provider", ContrastProvider::new, "", Images.some()));
    }
}

package org.teasel.cli.conform;

import java.time.Duration;
import java.util.List;
import org.teasel.api.spi.PluginFailure;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Report;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/** Findings of every kind, made up. */
public final class Conformances {

    private static final Examination EXAMINATION = new Examination(Profile.QUICK, 7);

    private Conformances() {}

    /** A service with a broken rule, one without, one that can't be used and one that was not tried. */
    public static Conformance mixed() {
        return new Conformance(
                EXAMINATION,
                List.of(
                        examined(
                                "gap",
                                finding("metric.finite", new Verdict.Held(20), 0),
                                finding(
                                        "metric.range",
                                        new Verdict.Broken(
                                                "it is 2.0, expected at most 1", "row 0: z = 1\nrow 1: z = 2", 7),
                                        0),
                                finding("metric.plain", new Verdict.Broken("it is null", "", 7), 0),
                                finding("metric.at-k", new Verdict.NotApplicable("it takes no k"), 0)),
                        examined("gap:other", finding("metric.draws", new Verdict.Held(1), 3))),
                List.of(new PluginFailure("Metric", "com.example.Absent", "example.jar", "the class is absent")),
                List.of(new Untried(Door.ENCODER, "onnx", "example.jar", "it needs a file")));
    }

    /** A service that keeps its only rule. */
    public static Conformance right() {
        return new Conformance(
                EXAMINATION,
                List.of(examined("gap", finding("metric.finite", new Verdict.Held(1), 0))),
                List.of(),
                List.of());
    }

    private static Examined examined(String name, Finding... findings) {
        return new Examined(
                new OnTrial(Door.METRIC, name, "example.jar", List.of()),
                new Report(name, Profile.QUICK, 7, List.of(findings)));
    }

    private static Finding finding(String id, Verdict verdict, int comparisons) {
        Rule<Object> rule = Rule.must(id, "scores are what they should be")
                .from("Example 2020, Eq. 1")
                .brokenBy("a forgotten sign")
                .once((candidate, trial) -> {});
        return new Finding(rule, verdict, comparisons, 0, Duration.ofMillis(1234));
    }
}

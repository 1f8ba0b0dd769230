package org.teasel.conformance.evaluator;

import java.util.List;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** Where a measurement that can't be ends, and one begins that is only odd. */
final class NonsenseRules {

    private static final double ROUNDING = 1e-12;

    private static final Rule<EvaluatorCandidate> WORDS = Rule.<EvaluatorCandidate>must(
                    "evaluator.nonsense",
                    "the failure of a measurement that can't be names the figure that is wrong and what was expected")
            .from("org.teasel.api.metric.Score.Failed: \"what went wrong\"; Measurement")
            .brokenBy("\"invalid value\", or the exception that a missing measurement leads to later")
            .once((candidate, trial) -> {
                requireNamed(candidate, Probe.constant("too-great", 1.5).in(0.25, 0.75), "1.5", "0.25", "0.75");
                requireNamed(candidate, Probe.constant("too-small", -2.5).in(0.25, 0.75), "-2.5", "0.25", "0.75");
                requireNamed(candidate, Probe.constant("not-a-number", Double.NaN), "NaN");
                requireNamed(candidate, shares(Measurement.of(1).withPerLatent(new double[7])), "latent", "7", "1");
                requireNamed(candidate, shares(Measurement.of(1).withPerFactor(new double[8])), "factor", "8", "1");
                String nothing = requireNamed(candidate, shares(null));
                if (nothing.contains("Exception")) {
                    throw new Violation("The failure of a metric that returns no measurement says '" + nothing
                            + "', expected that it names the mistake and not where it led to");
                }
            });

    private static final Rule<EvaluatorCandidate> ROUNDED = Rule.<EvaluatorCandidate>must(
                    "evaluator.range.rounding",
                    "a value that misses its range by rounding is a score, and one that misses it by more is none")
            .from("org.teasel.api.metric.MetricDescriptor, range")
            .brokenBy(
                    "a comparison without any slack, one that does not grow with the value, or a slack of a thousandth")
            .once((candidate, trial) -> {
                for (double most : new double[] {1, 1e6}) {
                    requireScore(
                            candidate,
                            Probe.constant("rounded", most * (1 + ROUNDING)).in(0, most));
                    requireScore(
                            candidate,
                            Probe.constant("rounded", -most * (1 + ROUNDING)).in(-most, 0));
                    requireFailure(
                            candidate, Probe.constant("wrong", most * 1.001).in(0, most));
                    requireFailure(
                            candidate, Probe.constant("wrong", -most * 1.001).in(-most, 0));
                }
            });

    private static final Rule<EvaluatorCandidate> DRAWN = Rule.<EvaluatorCandidate>must(
                    "evaluator.range.draws",
                    "a drawn value that misses its range by less than its standard error is a score, and one that misses"
                            + " it by a hundred of them is none")
            .from("org.teasel.api.metric.MetricDescriptor, range; Score.Defined, standardError")
            .brokenBy(
                    "an unbiased estimate of 0 that fails half of the time, or any value that passes because it was drawn")
            .once((candidate, trial) -> {
                requireScore(candidate, drawn(-1.3, 0.9, 0.3, -0.1).in(0, 10));
                requireScore(candidate, drawn(11.3, 9.1, 9.7, 10.1).in(0, 10));
                requireFailure(candidate, drawn(-1.01, -0.99, -1, -1).in(0, 10));
                requireFailure(candidate, drawn(11.01, 10.99, 11, 11).in(0, 10));
            });

    private static final Rule<EvaluatorCandidate> INFINITE = Rule.<EvaluatorCandidate>must(
                    "evaluator.infinite",
                    "an infinite value of a metric whose range holds it is a score, without standard error or interval")
            .from("org.teasel.api.metric.MetricDescriptor.Range: \"with infinite ends where there is no bound\"")
            .brokenBy("a difference of infinities, which is NaN, as an error or an end of an interval")
            .once((candidate, trial) -> {
                for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    double low = Math.min(value, 0);
                    double high = Math.max(value, 0);
                    for (Probe probe : List.of(
                            Probe.constant("infinite", value).in(low, high),
                            Probe.constant("infinite-learner", value)
                                    .in(low, high)
                                    .learning(),
                            drawn(value, value, value).in(low, high))) {
                        Score.Defined defined = requireScore(candidate, probe);
                        if (defined.standardError().isPresent()
                                || defined.interval().isPresent()) {
                            throw new Violation("The value " + value + " has the standard error "
                                    + defined.standardError().map(Measurement::value) + " and the interval "
                                    + defined.interval() + ", expected neither");
                        }
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> MISSING = Rule.<EvaluatorCandidate>must(
                    "evaluator.not-defined.figures",
                    "shares, entries of a table and other figures that are NaN are not defined, and no failure: they are"
                            + " handed on beside the value")
            .from("org.teasel.api.metric.Measurement and Matrix: \"NaN where it is not defined\"")
            .brokenBy("a search for NaN in all that was measured, or zeros in place of it")
            .once((candidate, trial) -> {
                double nan = Double.NaN;
                Measurement given = Measurement.of(0.5)
                        .withPerLatent(nan)
                        .withPerFactor(nan)
                        .withComponent("missing", nan)
                        .with(new Matrix("table", List.of("z"), List.of("y"), new double[][] {{nan}}));
                Measurement got = requireScore(candidate, shares(given)).measurement();
                boolean same = got.perLatent().length == 1
                        && Double.isNaN(got.perLatent()[0])
                        && got.perFactor().length == 1
                        && Double.isNaN(got.perFactor()[0])
                        && Double.isNaN(got.components().getOrDefault("missing", 0.0))
                        && got.matrix().isPresent()
                        && Double.isNaN(got.matrix().get().values()[0][0]);
                if (!same) {
                    throw new Violation("Of a measurement with NaN in each place but its value the score has " + got
                            + ", expected what was measured");
                }
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(WORDS, ROUNDED, DRAWN, INFINITE, MISSING);

    private NonsenseRules() {}

    private static Probe shares(Measurement measurement) {
        return Probe.reading("measuring", List.of(), statistics -> measurement);
    }

    private static Probe drawn(double... groups) {
        Column<Means> drawn = Means.column("drawn", groups);
        return Probe.reading(
                "drawn",
                List.of(drawn),
                statistics -> Measurement.of(statistics.get(drawn).mean()));
    }

    private static Score.Outcome outcome(EvaluatorCandidate candidate, Probe probe) {
        return candidate
                .scorer()
                .score(Trials.column(20, row -> row), probe, Trials.SETTINGS.withRepeats(2))
                .outcome();
    }

    private static String requireNamed(EvaluatorCandidate candidate, Probe probe, String... words) {
        String reason = requireFailure(candidate, probe).reason();
        for (String word : words) {
            if (!reason.contains(word)) {
                throw new Violation("The failure of a metric called " + probe.id() + " says '" + reason
                        + "', expected that it names " + word);
            }
        }
        return reason;
    }

    private static Score.Failed requireFailure(EvaluatorCandidate candidate, Probe probe) {
        Score.Outcome outcome = outcome(candidate, probe);
        if (outcome instanceof Score.Failed failed) {
            return failed;
        }
        throw new Violation("A metric called " + probe.id() + " in " + range(probe) + " came out as " + outcome
                + ", expected a failure");
    }

    private static Score.Defined requireScore(EvaluatorCandidate candidate, Probe probe) {
        Score.Outcome outcome = outcome(candidate, probe);
        if (outcome instanceof Score.Defined defined) {
            return defined;
        }
        throw new Violation("A metric called " + probe.id() + " in " + range(probe) + " came out as " + outcome
                + ", expected a value");
    }

    private static String range(Probe probe) {
        return "[" + probe.range().low() + ", " + probe.range().high() + "]";
    }
}

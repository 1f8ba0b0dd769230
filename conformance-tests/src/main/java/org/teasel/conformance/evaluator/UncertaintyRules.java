package org.teasel.conformance.evaluator;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** How sure an evaluator is: standard errors of draws and of repeats, and intervals over observations. */
final class UncertaintyRules {

    private static final double ROUNDING = 1e-9;

    /** Intervals from few parts of the data are themselves uncertain, and a t quantile is wider than a normal one. */
    private static final double FACTOR = 2;

    private static final int ROWS = 400;

    private static final Rule<EvaluatorCandidate> DRAWS = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.draws",
                    "the standard error of what was drawn is that of leaving out a group of draws at a time, in every"
                            + " place of the measurement")
            .from("org.teasel.api.statistic.Resampled; Score.Defined, standardError")
            .brokenBy("a factor (G - 1)/G that is left out, or the deviation of the groups instead of their mean's")
            .once((candidate, trial) -> {
                requireErrors(candidate, 1, 4, 2, 8, 5, 7);
                requireErrors(candidate, 3, 5);
            });

    private static final Rule<EvaluatorCandidate> NONE = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.none", "what was neither drawn nor learned has no standard error")
            .from("org.teasel.api.metric.Score.Defined, standardError")
            .brokenBy("an error of 0, which says that the seed was tried and did not matter")
            .once((candidate, trial) -> {
                Score score = candidate
                        .scorer()
                        .score(Trials.sample(ROWS), Probe.handingOn("mean", Column.mean()), Trials.SETTINGS);
                Trials.defined(score).standardError().ifPresent(error -> {
                    throw new Violation("A mean without draws has the standard error " + error.value());
                });
            });

    private static final Rule<EvaluatorCandidate> INTERVAL = Rule.<EvaluatorCandidate>must(
                    "evaluator.interval.width",
                    "the interval of a mean is about as wide as the formula for means says, and holds the mean")
            .from("org.teasel.api.metric.Score.Interval; the standard error s / sqrt(N) of a mean")
            .brokenBy("a deviation that is not scaled for the size of the part left out, or one-sided quantiles")
            .once((candidate, trial) -> {
                double[] values = Trials.normal(ROWS);
                for (double level : new double[] {0.8, 0.95, 0.99}) {
                    Score.Defined defined = Trials.defined(candidate
                            .scorer()
                            .score(
                                    Trials.sample(ROWS),
                                    Probe.handingOn("mean", Column.mean()),
                                    Trials.SETTINGS.withConfidence(level)));
                    Score.Interval interval = Trials.interval(defined);
                    double expected = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + 0.5 * level)
                            * Trials.deviation(values)
                            / Math.sqrt(ROWS);
                    double half = 0.5 * (interval.high() - interval.low());
                    if (interval.level() != level) {
                        throw new Violation(
                                "The interval has the level " + interval.level() + ", expected " + level + " as set");
                    }
                    if (!(half >= expected / FACTOR && half <= expected * FACTOR)) {
                        throw new Violation("Half the interval of a mean at level " + level + " is " + half
                                + ", expected about " + expected);
                    }
                    requireInside(defined, interval);
                }
            });

    private static final Rule<EvaluatorCandidate> LEVEL = Rule.<EvaluatorCandidate>must(
                    "evaluator.interval.level", "an interval of a higher level is wider")
            .from("org.teasel.api.Settings, confidence")
            .brokenBy("a level that is fixed, or reported and not used")
            .once((candidate, trial) -> {
                double before = 0;
                for (double level : new double[] {0.5, 0.9, 0.99}) {
                    Score.Interval interval = Trials.interval(Trials.defined(candidate
                            .scorer()
                            .score(
                                    Trials.sample(ROWS),
                                    Probe.handingOn("mean", Column.mean()),
                                    Trials.SETTINGS.withConfidence(level))));
                    double width = interval.high() - interval.low();
                    if (!(width > before)) {
                        throw new Violation("At level " + level + " the interval is " + width
                                + " wide, expected more than " + before + " at a lower level");
                    }
                    before = width;
                }
            });

    private static final Rule<EvaluatorCandidate> RANGE = Rule.<EvaluatorCandidate>must(
                    "evaluator.interval.range", "an interval ends where the range of the metric ends")
            .from("org.teasel.api.metric.MetricDescriptor, range")
            .brokenBy("a symmetric interval around a value that is near an end of its range")
            .once((candidate, trial) -> {
                for (double most : new double[] {0, 1}) {
                    Representation nearly = Trials.column(ROWS, row -> row == 7 ? 1 - most : most);
                    Score.Defined defined = Trials.defined(candidate
                            .scorer()
                            .score(
                                    nearly,
                                    Probe.handingOn("share", Column.mean()).in(0, 1),
                                    Trials.SETTINGS));
                    Score.Interval interval = Trials.interval(defined);
                    if (interval.low() < 0 || interval.high() > 1) {
                        throw new Violation(
                                "A share of " + defined.measurement().value() + " has the interval [" + interval.low()
                                        + ", " + interval.high() + "], expected one within [0, 1]");
                    }
                    requireInside(defined, interval);
                }
                for (double off : new double[] {-1e-12, 1 + 1e-12}) {
                    Score.Defined defined = Trials.defined(candidate
                            .scorer()
                            .score(
                                    Trials.column(ROWS, row -> row),
                                    Probe.constant("rounded", off).in(0, 1),
                                    Trials.SETTINGS));
                    requireInside(defined, Trials.interval(defined));
                }
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(DRAWS, NONE, INTERVAL, LEVEL, RANGE);

    private UncertaintyRules() {}

    private static void requireErrors(EvaluatorCandidate candidate, double... groups) {
        Column<Means> drawn = Means.column("drawn", groups);
        Probe probe = Probe.reading("drawn", List.of(drawn), statistics -> {
            double mean = statistics.get(drawn).mean();
            return Measurement.of(mean)
                    .withPerLatent(2 * mean)
                    .withPerFactor(3 * mean)
                    .withComponent("fourfold", 4 * mean);
        });
        Measurement error =
                Trials.error(candidate.scorer().score(Trials.column(20, row -> row), probe, Trials.SETTINGS));
        double expected = Trials.deviation(groups) / Math.sqrt(groups.length);
        Trials.requireValue(
                "The standard error of the mean of " + groups.length + " groups", expected, error.value(), ROUNDING);
        Trials.requireValue(
                "The standard error of a latent's share, twice the value,",
                2 * expected,
                error.perLatent()[0],
                ROUNDING);
        Trials.requireValue(
                "The standard error of a factor's share, three times the value,",
                3 * expected,
                error.perFactor()[0],
                ROUNDING);
        Trials.requireValue(
                "The standard error of a component, four times the value,",
                4 * expected,
                error.components().getOrDefault("fourfold", Double.NaN),
                ROUNDING);
    }

    private static void requireInside(Score.Defined defined, Score.Interval interval) {
        double value = defined.measurement().value();
        if (value < interval.low() || value > interval.high()) {
            throw new Violation("The value " + value + " lies outside its interval [" + interval.low() + ", "
                    + interval.high() + "]");
        }
    }
}

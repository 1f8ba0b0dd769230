package org.teasel.conformance.evaluator;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** Errors and intervals to the last digit, from what a metric was seen to give without each part. */
final class JackknifeRules {

    private static final double ROUNDING = 1e-9;

    /** Enough that no part of some twenty is empty. */
    private static final int ROWS = 400;

    /** Far from 0 next to a deviation of some 1, and near enough that seven digits of it are left. */
    private static final double FAR = 1e9;

    private static final double LEFT_OF_FAR = 1e-5;

    /** Between the error of groups that are left out together and that of groups that are left out in turn. */
    private static final double FACTOR = 1.5;

    private static final String SOURCE = "docs/estimators.md, \"error bars\"";

    private static final Rule<EvaluatorCandidate> INTERVAL = Rule.<EvaluatorCandidate>should(
                    "evaluator.interval.jackknife",
                    "an interval is the value plus and minus sqrt((G - 1)/G sum_g (r_g - mean r)^2) times the quantile of"
                            + " Student's t with G - 1 degrees of freedom, where r_g is what the metric gives without"
                            + " part g of the observations, and each of them is in one of the G parts")
            .from(SOURCE)
            .brokenBy("normal quantiles, G degrees of freedom, deviations from 0, an observation in no part or in two")
            .once((candidate, trial) -> {
                for (double level : new double[] {0.8, 0.95}) {
                    requireJackknife(candidate, Trials.SETTINGS.withConfidence(level));
                }
            });

    private static final Rule<EvaluatorCandidate> UNDEFINED = Rule.<EvaluatorCandidate>must(
                    "evaluator.interval.undefined",
                    "a metric that has no value without a part of the observations keeps that of all, without an"
                            + " interval")
            .from("org.teasel.api.metric.Score.Defined, interval")
            .brokenBy("a reason of a part that becomes that of the score, or an interval of the parts that are left")
            .once((candidate, trial) -> {
                Column<List<Column.Entry>> entries = Column.entries();
                Score.Defined defined = Trials.defined(candidate
                        .scorer()
                        .score(
                                Trials.sample(ROWS),
                                Probe.reading("all-or-nothing", List.of(entries), statistics -> {
                                    if (statistics.get(entries).size() < ROWS) {
                                        throw new NotDefinedException("an observation is missing");
                                    }
                                    return Measurement.of(1);
                                }),
                                Trials.SETTINGS));
                defined.interval().ifPresent(interval -> {
                    throw new Violation("A metric without a value on parts of the data has the interval " + interval);
                });
            });

    private static final Rule<EvaluatorCandidate> OFFSET = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.offset",
                    "a constant that is added to a metric changes neither its standard error nor the width of its"
                            + " interval, however large")
            .from("the deviation of x + c is that of x; " + SOURCE)
            .brokenBy("sum r^2 - n mean^2 for the sum of squares, which loses all digits far from 0")
            .once((candidate, trial) -> {
                double[] groups = {1, 4, 2, 8, 5, 7.3};
                Column<Means> drawn = Means.column("drawn", groups);
                requireNear(
                        "The standard error of the mean of 6 groups of draws and " + FAR,
                        Trials.deviation(groups) / Math.sqrt(groups.length),
                        Trials.error(candidate
                                        .scorer()
                                        .score(
                                                Trials.sample(ROWS),
                                                Probe.reading(
                                                        "far-draws",
                                                        List.of(drawn),
                                                        s -> Measurement.of(FAR
                                                                + s.get(drawn).mean())),
                                                Trials.SETTINGS))
                                .value());
                Settings settings = Trials.SETTINGS.withRepeats(5);
                Score learned = candidate
                        .scorer()
                        .score(
                                Trials.sample(ROWS),
                                Probe.reading(
                                                "far-learner",
                                                List.of(),
                                                s -> Measurement.of(FAR
                                                        + RepeatRules.figure(
                                                                s.settings().seed())))
                                        .learning(),
                                settings);
                requireNear(
                        "The standard error of the figure of a learner and " + FAR,
                        Trials.deviation(RepeatRules.figures(settings)),
                        Trials.error(learned).value());
                requireNear("Half the interval of a mean and " + FAR, half(candidate, 0), half(candidate, FAR));
            });

    private static final Rule<EvaluatorCandidate> MIXED = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.mixed",
                    "a metric that rests on two statistics of different numbers of groups of draws has about the error of"
                            + " both, and no group is left out that there is not")
            .from("org.teasel.api.statistic.Resampled, groups; " + SOURCE)
            .brokenBy("the groups of the first statistic alone, or a group that is left out of what has not so many")
            .once((candidate, trial) -> {
                double[] many = {1, 4, 2, 8, 5, 7};
                // Its deviations have no part in common with those of the first three above.
                double[] few = {0, 1, 5};
                Column<Means> first = Means.column("many", many);
                Column<Means> second = Means.column("few", few);
                Probe both = Probe.reading(
                        "both",
                        List.of(first, second),
                        s -> Measurement.of(s.get(first).mean() + s.get(second).mean()));
                Probe alone = Probe.reading(
                        "alone",
                        List.of(second),
                        s -> Measurement.of(s.get(second).mean()));
                List<Score> scores =
                        candidate.scorer().score(Trials.sample(ROWS), List.of(both, alone), Trials.SETTINGS);
                double expected = Math.hypot(
                        Trials.deviation(many) / Math.sqrt(many.length), Trials.deviation(few) / Math.sqrt(few.length));
                double error = Trials.error(scores.get(0)).value();
                if (!(error >= expected / FACTOR && error <= expected * FACTOR)) {
                    throw new Violation("The standard error of the sum of a mean of 6 groups and one of 3 is " + error
                            + ", expected about " + expected);
                }
                Trials.requireValue(
                        "The standard error of the mean of 3 groups beside it",
                        Trials.deviation(few) / Math.sqrt(few.length),
                        Trials.error(scores.get(1)).value(),
                        ROUNDING);
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(INTERVAL, UNDEFINED, OFFSET, MIXED);

    private JackknifeRules() {}

    /** What a metric gave for some rows. */
    private record Seen(Set<Integer> rows, double value) {}

    private static void requireJackknife(EvaluatorCandidate candidate, Settings settings) {
        Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        Column<List<Column.Entry>> entries = Column.entries();
        Score.Defined defined = Trials.defined(candidate
                .scorer()
                .score(
                        Trials.sample(ROWS),
                        Probe.reading("smooth", List.of(entries), statistics -> {
                            List<Column.Entry> present = statistics.get(entries);
                            double value = smooth(present);
                            seen.add(new Seen(
                                    present.stream().map(Column.Entry::row).collect(Collectors.toUnmodifiableSet()),
                                    value));
                            return Measurement.of(value);
                        }),
                        settings));
        double[] without = withoutParts(seen);
        double groups = without.length;
        double half = TDistribution.of(groups - 1).inverseCumulativeProbability(0.5 + 0.5 * settings.confidence())
                * Trials.deviation(without)
                * (groups - 1)
                / Math.sqrt(groups);
        double value = defined.measurement().value();
        Score.Interval interval = Trials.interval(defined);
        String what = " of the interval at level " + settings.confidence() + " around " + value
                + ", by the jackknife of " + without.length + " parts,";
        Trials.requireValue("The lower end" + what, value - half, interval.low(), ROUNDING);
        Trials.requireValue("The upper end" + what, value + half, interval.high(), ROUNDING);
    }

    /** What was given without each part, if every row is in one. */
    private static double[] withoutParts(Collection<Seen> seen) {
        TreeMap<Integer, Integer> left = new TreeMap<>();
        IntStream.range(0, ROWS).forEach(row -> left.put(row, 0));
        List<Seen> parts =
                seen.stream().filter(one -> one.rows().size() < ROWS).distinct().toList();
        for (Seen part : parts) {
            for (int row = 0; row < ROWS; row++) {
                if (!part.rows().contains(row)) {
                    left.merge(row, 1, Integer::sum);
                }
            }
        }
        left.forEach((row, times) -> {
            if (times != 1) {
                throw new Violation(
                        "Observation " + row + " was left out " + times + " times for the interval, expected once");
            }
        });
        return parts.stream().mapToDouble(Seen::value).toArray();
    }

    /** A smooth function that is not the mean. */
    private static double smooth(List<Column.Entry> entries) {
        double mean = entries.stream().mapToDouble(Column.Entry::mean).average().orElse(Double.NaN);
        double squares = entries.stream()
                .mapToDouble(entry -> entry.mean() * entry.mean())
                .average()
                .orElse(Double.NaN);
        return Math.log(1 + squares - mean * mean);
    }

    private static double half(EvaluatorCandidate candidate, double constant) {
        Score.Interval interval = Trials.interval(Trials.defined(candidate
                .scorer()
                .score(
                        Trials.sample(ROWS),
                        Probe.reading(
                                "far-mean",
                                List.of(Column.mean()),
                                s -> Measurement.of(constant + s.get(Column.mean()))),
                        Trials.SETTINGS)));
        return 0.5 * (interval.high() - interval.low());
    }

    private static void requireNear(String what, double expected, double actual) {
        Trials.requireValue(what, expected, actual, LEFT_OF_FAR);
    }
}

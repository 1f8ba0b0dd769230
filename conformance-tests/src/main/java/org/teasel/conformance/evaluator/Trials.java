package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Deterministic;
import org.teasel.conformance.rule.Violation;

/** What evaluators are tried on. */
final class Trials {

    static final Settings SETTINGS =
            Settings.DEFAULT.withSamples(200).withThreads(2).withRepeats(1);

    private Trials() {}

    /** One latent by row, and a factor of two values. */
    static Representation column(int rows, IntToDoubleFunction mean) {
        FactorColumn factor = FactorColumn.Labels.of(
                Factor.categorical("factor", 2),
                IntStream.range(0, rows).map(row -> row % 2).toArray());
        return Representation.of(
                "column",
                Deterministic.of(1, IntStream.range(0, rows).mapToDouble(mean).toArray()),
                Factors.of(rows, List.of(factor)));
    }

    /** Standard normal numbers, always the same. */
    static double[] normal(int count) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, count).mapToDouble(n -> random.nextGaussian()).toArray();
    }

    /** A sample of a standard normal latent. */
    static Representation sample(int rows) {
        double[] values = normal(rows);
        return column(rows, row -> values[row]);
    }

    /** The deviation of one figure: sqrt(sum (x - mean)^2 / (n - 1)). */
    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** The score of one metric beside others that are sound. */
    static Score.Outcome outcome(EvaluatorCandidate candidate, Representation representation, Metric metric) {
        return candidate.scorer().score(representation, metric, SETTINGS).outcome();
    }

    static Score.Defined defined(Score score) {
        if (score.outcome() instanceof Score.Defined defined) {
            return defined;
        }
        throw new Violation(
                "Metric " + score.descriptor().name() + " came out as " + score.outcome() + ", expected a value");
    }

    /** The standard errors of a score, which must have some. */
    static Measurement error(Score score) {
        return defined(score)
                .standardError()
                .orElseThrow(() ->
                        new Violation("Metric " + score.descriptor().name() + " has no standard error, expected one"));
    }

    static Score.Interval interval(Score.Defined defined) {
        return defined.interval().orElseThrow(() -> new Violation("A mean has no interval"));
    }

    static void requireTime(String what, Duration time, Duration least, Duration most) {
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new Violation(what + " is " + time + ", expected one from " + least + " to " + most
                    + ", which the whole run took");
        }
    }

    static void requireValue(String what, double expected, double actual, double tolerance) {
        if (!(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
            throw new Violation(what + " is " + actual + ", expected " + expected);
        }
    }
}

package org.teasel.conformance.evaluator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
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

    static void requireValue(String what, double expected, double actual, double tolerance) {
        if (!(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
            throw new Violation(what + " is " + actual + ", expected " + expected);
        }
    }
}

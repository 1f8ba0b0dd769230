package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;

/** What a {@link SmallEvaluator} knows of the errors of a metric: by groups of draws, by repeats and by parts of the rows. */
final class SmallErrors {

    private static final int PARTS = SmallStatistics.PARTS;

    private final Flaw flaw;
    private final Metric metric;
    private final SmallStatistics statistics;
    private final Settings settings;

    SmallErrors(Flaw flaw, Metric metric, SmallStatistics statistics, Settings settings) {
        this.flaw = flaw;
        this.metric = metric;
        this.statistics = statistics;
        this.settings = settings;
    }

    private boolean has(Flaw other) {
        return flaw == other;
    }

    Optional<Measurement> ofDraws(List<Statistic<?>> needs, Measurement measurement) {
        int groups = needs.stream()
                .mapToInt(key -> statistics.result(key, PARTS) instanceof Resampled<?> drawn ? drawn.groups() : 0)
                .max()
                .orElse(0);
        if (groups < (has(Flaw.WANTS_THREE_GROUPS) ? 3 : 2)) {
            return Optional.empty();
        }
        List<Measurement> without = IntStream.range(0, groups)
                .mapToObj(group -> metric.measure(statistics.view(needs, settings, PARTS, group)))
                .toList();
        double scale = has(Flaw.SCALES_NO_ERROR) ? 1 : groups - 1;
        return finite(errors(measurement, without, values -> deviation(values) * scale / Math.sqrt(groups)));
    }

    List<Measurement> repeats() {
        List<Measurement> measured = new ArrayList<>();
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            Settings own = has(Flaw.REPEATS_ONE_SEED) ? settings : settings.ofRepeat(repeat);
            measured.add(metric.measure(statistics.view(computed(own), own, PARTS, -1)));
        }
        if (has(Flaw.COMPUTES_ONE_REPEAT_TOO_MANY)) {
            computed(settings.ofRepeat(settings.repeats()));
        }
        return measured;
    }

    private List<Statistic<?>> computed(Settings own) {
        List<Statistic<?>> needs = List.copyOf(metric.needs(statistics.population(), own));
        needs.forEach(statistics::compute);
        return needs;
    }

    Optional<Measurement> ofRepeats(Measurement measurement) {
        if (settings.repeats() < 2) {
            return has(Flaw.HAS_AN_ERROR_OF_ONE_REPEAT) ? Optional.of(Measurement.of(0)) : Optional.empty();
        }
        try {
            return finite(errors(measurement, repeats(), this::deviation));
        } catch (NotDefinedException e) {
            if (has(Flaw.FAILS_WITH_A_REPEAT)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Measurement> finite(Measurement errors) {
        return Optional.of(errors)
                .filter(some -> Double.isFinite(some.value()) || has(Flaw.HAS_ERRORS_THAT_ARE_NOT_FINITE));
    }

    private double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = has(Flaw.SUBTRACTS_SQUARES)
                ? Arrays.stream(values).map(value -> value * value).sum() - values.length * mean * mean
                : Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private Measurement errors(Measurement shape, List<Measurement> others, ToDoubleFunction<double[]> error) {
        Measurement errors = Measurement.of(error(others, Measurement::value, error))
                .withPerFactor(IntStream.range(0, shape.perFactor().length)
                        .mapToDouble(k -> error(others, other -> other.perFactor()[k], error))
                        .toArray())
                .withPerLatent(IntStream.range(0, shape.perLatent().length)
                        .mapToDouble(i -> error(others, other -> other.perLatent()[i], error))
                        .toArray());
        for (String name : shape.components().keySet()) {
            errors = errors.withComponent(
                    name, error(others, other -> other.components().get(name), error));
        }
        return errors;
    }

    private double error(
            List<Measurement> others, ToDoubleFunction<Measurement> figure, ToDoubleFunction<double[]> error) {
        return error.applyAsDouble(others.stream().mapToDouble(figure).toArray());
    }

    Optional<Score.Interval> interval(List<Statistic<?>> needs, double value, Range range) {
        if (!metric.repeatable()) {
            return Optional.empty();
        }
        double[] without = new double[PARTS];
        try {
            for (int part = 0; part < PARTS; part++) {
                without[part] = metric.measure(statistics.view(needs, settings, part, -1))
                        .value();
            }
        } catch (RuntimeException e) {
            if (has(Flaw.FAILS_WITH_A_PART)) {
                throw e;
            }
            return Optional.empty();
        }
        double level = has(Flaw.HAS_ONE_LEVEL) ? 0.95 : settings.confidence();
        ContinuousDistribution errors =
                has(Flaw.HAS_NORMAL_QUANTILES) ? NormalDistribution.of(0, 1) : TDistribution.of(PARTS - 1.0);
        double half = errors.inverseCumulativeProbability(0.5 + 0.5 * level)
                * deviation(without)
                * (has(Flaw.SCALES_NO_INTERVAL) ? 1 : (PARTS - 1) / Math.sqrt(PARTS));
        if (!Double.isFinite(half)) {
            return Optional.empty();
        }
        boolean cut = !has(Flaw.LEAVES_THE_RANGE);
        return Optional.of(new Score.Interval(
                cut ? Math.max(Math.min(value, range.low()), value - half) : value - half,
                cut ? Math.min(Math.max(value, range.high()), value + half) : value + half,
                settings.confidence()));
    }
}

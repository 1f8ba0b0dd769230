package org.teasel.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.Jackknife;

/**
 * How sure a measurement is, by measuring again without a part of what it rests on: without some of the draws for its
 * Monte Carlo error, without some of the observations for the interval that other observations might have given. Works
 * for every metric alike, also for those of plugins.
 */
final class Uncertainty {

    private final Estimates estimates;
    private final Settings settings;
    private final Map<Integer, List<Statistics>> draws = new LinkedHashMap<>();
    private final List<Statistics> parts;

    Uncertainty(Estimates estimates, Settings settings) {
        this.estimates = estimates;
        this.settings = settings;
        this.parts = IntStream.range(0, estimates.parts())
                .mapToObj(estimates::withoutPart)
                .toList();
    }

    /**
     * Standard errors of what another seed would change: from the draws that the metric rests on, or from repeats of a
     * metric that fits learners. Empty if it rests on no draws, was not repeated, or is not finite.
     */
    Optional<Measurement> standardError(
            Metric metric, Collection<? extends Statistic<?>> needs, Measurement measurement) {
        if (!metric.repeatable()) {
            // The measurement itself is the first; to fit its learners again would tell nothing new.
            List<Statistics> repeats = IntStream.range(1, settings.repeats())
                    .mapToObj(repeat -> estimates.under(settings.ofRepeat(repeat)))
                    .toList();
            return errors(List.of(measurement), metric, repeats, measurement, Uncertainty::deviation);
        }
        int groups = needs.stream().mapToInt(this::groups).max().orElse(0);
        List<Statistics> views = draws.computeIfAbsent(
                groups,
                g -> IntStream.range(0, g).mapToObj(estimates::withoutDraws).toList());
        return errors(List.of(), metric, views, measurement, Jackknife::standardError);
    }

    private static Optional<Measurement> errors(
            List<Measurement> known,
            Metric metric,
            List<Statistics> views,
            Measurement measurement,
            ToDoubleFunction<double[]> error) {
        return repeat(known, metric, views)
                .map(results -> errors(results, measurement, error))
                .filter(errors -> Double.isFinite(errors.value()));
    }

    /** Number of groups of draws behind a statistic; 0 if it has none, or has no value and was not read. */
    private int groups(Statistic<?> statistic) {
        try {
            return estimates.all().get(statistic) instanceof Resampled<?> sampled ? sampled.groups() : 0;
        } catch (RuntimeException e) {
            return 0;
        }
    }

    /** Where the value may lie if the observations had been others; empty if it is not finite or can't be repeated. */
    Optional<Score.Interval> interval(Metric metric, Measurement measurement) {
        double value = measurement.value();
        if (!metric.repeatable() || !Double.isFinite(value)) {
            return Optional.empty();
        }
        return repeat(List.of(), metric, parts)
                .map(results -> Jackknife.halfWidth(
                        results.stream().mapToDouble(Measurement::value).toArray(), settings.confidence()))
                .filter(Double::isFinite)
                .map(half -> within(metric.descriptor().range(), value, half));
    }

    /** The interval around a value, cut off where no value of the metric can lie. */
    private Score.Interval within(MetricDescriptor.Range range, double value, double half) {
        return new Score.Interval(
                Math.max(value - half, Math.min(value, range.low())),
                Math.min(value + half, Math.max(value, range.high())),
                settings.confidence());
    }

    /** Known results and those of the metric on each view; empty if they are fewer than two or one is not defined. */
    private static Optional<List<Measurement>> repeat(List<Measurement> known, Metric metric, List<Statistics> views) {
        if (known.size() + views.size() < 2) {
            return Optional.empty();
        }
        List<Measurement> results = new ArrayList<>(known);
        for (Statistics view : views) {
            try {
                results.add(metric.measure(view));
            } catch (NotDefinedException e) {
                return Optional.empty();
            }
        }
        return Optional.of(results);
    }

    /** Standard deviation of a figure from one repeat to the next. */
    private static double deviation(double[] results) {
        double mean = Arrays.stream(results).average().orElseThrow();
        double squares =
                Arrays.stream(results).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / (results.length - 1));
    }

    private static Measurement errors(
            List<Measurement> results, Measurement measurement, ToDoubleFunction<double[]> error) {
        Measurement errors = Measurement.of(error(results, Measurement::value, error))
                .withPerFactor(errors(results, measurement.perFactor().length, Measurement::perFactor, error))
                .withPerLatent(errors(results, measurement.perLatent().length, Measurement::perLatent, error));
        for (String name : measurement.components().keySet()) {
            errors = errors.withComponent(
                    name, error(results, result -> result.components().getOrDefault(name, Double.NaN), error));
        }
        return errors;
    }

    private static double[] errors(
            List<Measurement> results,
            int count,
            Function<Measurement, double[]> shares,
            ToDoubleFunction<double[]> error) {
        return IntStream.range(0, count)
                .mapToDouble(index -> error(results, result -> shares.apply(result)[index], error))
                .toArray();
    }

    private static double error(
            List<Measurement> results, ToDoubleFunction<Measurement> figure, ToDoubleFunction<double[]> error) {
        return error.applyAsDouble(results.stream().mapToDouble(figure).toArray());
    }
}

package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.scoring.Scorer;

/** A right evaluator on one thread, in 16 parts of the rows, that makes one mistake if it is told to. */
final class SmallEvaluator implements Scorer {

    /** A mistake. */
    enum Flaw {
        NONE,
        SORTS_BY_NAME,
        TAKES_EQUAL_METRICS_FOR_ONE,
        LOSES_THE_LAST_ROW,
        NUMBERS_ROWS_IN_EACH_BATCH,
        MERGES_A_PART_TWICE,
        COMPUTES_FOR_EACH_METRIC,
        NEEDS_OF_A_PART,
        GIVES_CIRCLES_A_VALUE,
        CATCHES_EXCEPTIONS_ONLY,
        NAMES_NO_CLASS,
        BELIEVES_ANY_VALUE,
        BELIEVES_ANY_SHAPE,
        SERVES_WHAT_OTHERS_DECLARED,
        STOPS_AT_A_BROKEN_STATISTIC,
        IGNORES_REQUIREMENTS,
        WRAPS_REASONS,
        SCALES_NO_ERROR,
        HAS_AN_ERROR_OF_ZERO,
        SCALES_NO_INTERVAL,
        HAS_ONE_LEVEL,
        LEAVES_THE_RANGE,
        AVERAGES_REPEATS,
        REPEATS_ONE_SEED,
        HAS_AN_ERROR_OF_ONE_REPEAT,
        PARTS_BY_THREADS,
        TELLS_THE_METRICS_SETTINGS_ONLY,
        ENDS_NO_TASK,
        SWALLOWS_INTERRUPTS
    }

    private static final int PARTS = 16;
    private static final int BATCH = 700;

    private final Flaw flaw;
    private final Progress progress;

    SmallEvaluator(Flaw flaw, Progress progress) {
        this.flaw = flaw;
        this.progress = progress;
    }

    private boolean has(Flaw other) {
        return flaw == other;
    }

    @Override
    public List<Score> score(Representation representation, Collection<? extends Metric> metrics, Settings settings) {
        Run run = new Run(representation, Population.of(representation), settings, new LinkedHashMap<>());
        List<Metric> asked = new ArrayList<>(metrics);
        if (has(Flaw.SORTS_BY_NAME)) {
            asked.sort(Comparator.comparing(metric -> metric.descriptor().name().toString()));
        }
        if (has(Flaw.TAKES_EQUAL_METRICS_FOR_ONE)) {
            asked = new ArrayList<>(new LinkedHashSet<>(asked));
        }
        progress.begin("scores", asked.size());
        List<Score> scores = new ArrayList<>();
        for (Metric metric : asked) {
            run.requireGoingOn();
            if (has(Flaw.COMPUTES_FOR_EACH_METRIC)) {
                run.known.clear();
            }
            scores.add(run.score(metric));
            progress.advance(1);
        }
        if (!has(Flaw.ENDS_NO_TASK)) {
            progress.end();
        }
        return scores;
    }

    /** A statistic: a fold a part, or what it failed with. */
    private record Computed(Estimator<?> estimator, Statistics needed, List<Fold<?>> parts, Throwable trouble) {}

    private final class Run {
        private final Representation representation;
        private final Population population;
        private final Settings settings;
        private final Map<Statistic<?>, Computed> known;

        Run(
                Representation representation,
                Population population,
                Settings settings,
                Map<Statistic<?>, Computed> known) {
            this.representation = representation;
            this.population = population;
            this.settings = settings;
            this.known = known;
        }

        void requireGoingOn() {
            if (!has(Flaw.SWALLOWS_INTERRUPTS) && Thread.interrupted()) {
                throw new CancellationException("cancelled");
            }
        }

        Score score(Metric metric) {
            Map<String, Object> told = new HashMap<>();
            Score.Outcome outcome = outcome(metric, told);
            if (outcome instanceof Score.Defined defined) {
                told.putAll(defined.measurement().settings());
            }
            return new Score(metric.descriptor(), outcome, told, Duration.ZERO);
        }

        private Score.Outcome outcome(Metric metric, Map<String, Object> told) {
            Optional<String> unmet = metric.descriptor().requirements().stream()
                    .flatMap(requirement -> requirement.unmet(population).stream())
                    .findFirst();
            if (unmet.isPresent() && !has(Flaw.IGNORES_REQUIREMENTS)) {
                return new Score.NotDefined(unmet.get());
            }
            try {
                List<Statistic<?>> needs = List.copyOf(metric.needs(population, settings));
                for (Statistic<?> statistic : needs) {
                    compute(statistic, new ArrayList<>());
                    if (!has(Flaw.TELLS_THE_METRICS_SETTINGS_ONLY)) {
                        told.putAll(statistic.settings());
                    }
                }
                return measured(metric, needs);
            } catch (CancellationException e) {
                throw e;
            } catch (NotDefinedException e) {
                return has(Flaw.WRAPS_REASONS) ? failure(metric, e.toString()) : new Score.NotDefined(e.getMessage());
            } catch (RuntimeException e) {
                return failure(metric, e.toString());
            } catch (LinkageError | AssertionError | StackOverflowError e) {
                if (has(Flaw.CATCHES_EXCEPTIONS_ONLY)) {
                    throw e;
                }
                return failure(metric, e.toString());
            }
        }

        private Score.Outcome failure(Metric metric, String reason) {
            return new Score.Failed(
                    has(Flaw.NAMES_NO_CLASS) ? reason : metric.getClass().getName() + ": " + reason);
        }

        private Score.Outcome measured(Metric metric, List<Statistic<?>> needs) {
            Measurement measurement = metric.measure(view(needs, settings, PARTS, -1));
            Range range = metric.descriptor().range();
            double value = measurement.value();
            if (!has(Flaw.BELIEVES_ANY_VALUE) && !(value >= range.low() - 1e-9 && value <= range.high() + 1e-9)) {
                return failure(metric, "it returned " + value);
            }
            boolean shaped = List.of(0, population.latents()).contains(measurement.perLatent().length)
                    && List.of(0, population.factors().count()).contains(measurement.perFactor().length);
            if (!shaped && !has(Flaw.BELIEVES_ANY_SHAPE)) {
                return failure(metric, "it returned shares of others");
            }
            Optional<Measurement> error = metric.repeatable()
                    ? errorOfDraws(metric, needs, measurement)
                    : errorOfRepeats(metric, needs, measurement);
            if (error.isEmpty() && metric.repeatable() && has(Flaw.HAS_AN_ERROR_OF_ZERO)) {
                error = Optional.of(Measurement.of(0));
            }
            if (!metric.repeatable() && has(Flaw.AVERAGES_REPEATS)) {
                measurement = Measurement.of(repeats(metric, needs).stream()
                        .mapToDouble(Measurement::value)
                        .average()
                        .orElseThrow());
            }
            return new Score.Defined(measurement, error, interval(metric, needs, value, range));
        }

        private Optional<Measurement> errorOfDraws(Metric metric, List<Statistic<?>> needs, Measurement measurement) {
            int groups = needs.stream()
                    .mapToInt(key -> result(key, PARTS) instanceof Resampled<?> drawn ? drawn.groups() : 0)
                    .max()
                    .orElse(0);
            if (groups < 2) {
                return Optional.empty();
            }
            List<Measurement> without = IntStream.range(0, groups)
                    .mapToObj(group -> metric.measure(view(needs, settings, PARTS, group)))
                    .toList();
            double scale = has(Flaw.SCALES_NO_ERROR) ? 1 : groups - 1;
            return Optional.of(errors(measurement, without, values -> deviation(values) * scale / Math.sqrt(groups)));
        }

        private List<Measurement> repeats(Metric metric, List<Statistic<?>> needs) {
            return IntStream.range(0, settings.repeats())
                    .mapToObj(repeat -> has(Flaw.REPEATS_ONE_SEED) ? settings : settings.ofRepeat(repeat))
                    .map(own -> metric.measure(view(needs, own, PARTS, -1)))
                    .toList();
        }

        private Optional<Measurement> errorOfRepeats(Metric metric, List<Statistic<?>> needs, Measurement measurement) {
            if (settings.repeats() < 2) {
                return has(Flaw.HAS_AN_ERROR_OF_ONE_REPEAT) ? Optional.of(Measurement.of(0)) : Optional.empty();
            }
            return Optional.of(errors(measurement, repeats(metric, needs), SmallEvaluator::deviation));
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

        private Optional<Score.Interval> interval(Metric metric, List<Statistic<?>> needs, double value, Range range) {
            if (!metric.repeatable()) {
                return Optional.empty();
            }
            double[] without = new double[PARTS];
            try {
                for (int part = 0; part < PARTS; part++) {
                    without[part] =
                            metric.measure(view(needs, settings, part, -1)).value();
                }
            } catch (RuntimeException e) {
                return Optional.empty();
            }
            double level = has(Flaw.HAS_ONE_LEVEL) ? 0.95 : settings.confidence();
            double half = TDistribution.of(PARTS - 1.0).inverseCumulativeProbability(0.5 + 0.5 * level)
                    * deviation(without)
                    * (has(Flaw.SCALES_NO_INTERVAL) ? 1 : (PARTS - 1) / Math.sqrt(PARTS));
            if (!Double.isFinite(half)) {
                return Optional.empty();
            }
            boolean cut = !has(Flaw.LEAVES_THE_RANGE);
            return Optional.of(new Score.Interval(
                    cut ? Math.max(range.low(), value - half) : value - half,
                    cut ? Math.min(range.high(), value + half) : value + half,
                    settings.confidence()));
        }

        private void compute(Statistic<?> statistic, List<Statistic<?>> path) {
            if (known.containsKey(statistic)) {
                return;
            }
            Computed computed;
            try {
                if (path.contains(statistic)) {
                    throw new IllegalStateException(statistic + " needs itself");
                }
                path.add(statistic);
                computed = folded(statistic, path);
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                requireGoingOn();
                if (has(Flaw.STOPS_AT_A_BROKEN_STATISTIC) && !(e instanceof NotDefinedException)) {
                    throw new CancellationException("a statistic is broken");
                }
                computed = new Computed(null, null, List.of(), e);
            }
            // A circle was found on the way, and is the trouble of whatever is in it.
            if (!known.containsKey(statistic) || has(Flaw.GIVES_CIRCLES_A_VALUE)) {
                known.put(statistic, computed);
            }
        }

        private Computed folded(Statistic<?> statistic, List<Statistic<?>> path) {
            Estimator<?> estimator = statistic instanceof Estimator<?> own
                    ? own
                    : new ReferenceEstimators().estimator(statistic).orElseThrow();
            List<Statistic<?>> needs = estimator.needs(population);
            for (Statistic<?> needed : needs) {
                compute(needed, path);
            }
            Statistics needed = view(needs, settings, has(Flaw.NEEDS_OF_A_PART) ? 0 : PARTS, -1);
            List<Fold<?>> folds = new ArrayList<>();
            int parts = has(Flaw.PARTS_BY_THREADS) ? settings.threads() : PARTS;
            for (int part = 0; part < PARTS; part++) {
                int own = part;
                Fold<?> fold = estimator.prepare(population, needed).get();
                int last = representation.size() - (has(Flaw.LOSES_THE_LAST_ROW) ? 1 : 0);
                int[] rows = IntStream.range(0, last)
                        .filter(row -> row % parts == own)
                        .toArray();
                for (int from = 0; from < rows.length; from += BATCH) {
                    requireGoingOn();
                    int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
                    int[] numbers = has(Flaw.NUMBERS_ROWS_IN_EACH_BATCH)
                            ? IntStream.range(0, some.length).toArray()
                            : some;
                    fold.add(new Batch(numbers, representation.posteriors().select(some)));
                }
                folds.add(fold);
            }
            return new Computed(estimator, needed, folds, null);
        }

        /** The result of all parts but one. */
        private Object result(Statistic<?> statistic, int left) {
            Computed computed = known.get(statistic);
            if (computed.trouble() instanceof NotDefinedException reason) {
                throw new NotDefinedException(reason.getMessage());
            }
            if (computed.trouble() != null) {
                throw new IllegalStateException("a statistic failed: " + computed.trouble());
            }
            return merged(computed.estimator(), computed, left);
        }

        private <T> T merged(Estimator<T> estimator, Computed computed, int left) {
            Fold<T> all = estimator.prepare(population, computed.needed()).get();
            for (int part = 0; part < PARTS; part++) {
                @SuppressWarnings("unchecked") // made by the same estimator
                Fold<T> fold = (Fold<T>) computed.parts().get(part);
                if (part != left) {
                    all.merge(fold);
                }
                if (part == 1 && has(Flaw.MERGES_A_PART_TWICE)) {
                    all.merge(fold);
                }
            }
            return all.result();
        }

        private Statistics view(List<Statistic<?>> declared, Settings own, int left, int group) {
            Function<Statistic<?>, Object> reader = key -> {
                Object result = result(key, left);
                return result instanceof Resampled<?> drawn && group >= 0 && group < drawn.groups()
                        ? drawn.without(group)
                        : result;
            };
            return new View(population, own, reader, key -> declared.contains(key) || serves(key));
        }

        private boolean serves(Statistic<?> key) {
            if (has(Flaw.SERVES_WHAT_OTHERS_DECLARED)) {
                compute(key, new ArrayList<>());
                return true;
            }
            return false;
        }
    }

    private record View(
            Population population,
            Settings settings,
            Function<Statistic<?>, Object> reader,
            Function<Statistic<?>, Boolean> declared)
            implements Statistics {
        @Override
        public <T> T get(Statistic<T> statistic) {
            if (!declared.apply(statistic)) {
                throw new IllegalArgumentException(statistic + " was not declared");
            }
            @SuppressWarnings("unchecked") // the key's own estimator made it
            T result = (T) reader.apply(statistic);
            return result;
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}

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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
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
        SWALLOWS_INTERRUPTS,
        GIVES_EMPTY_BATCHES,
        READS_ROWS_TWICE,
        FORGETS_NEEDS_OF_NEEDS,
        NAMES_NO_UNKNOWN_STATISTIC,
        HIDES_TROUBLE_WITH_DATA,
        FOLDS_ON_A_THREAD_THAT_STAYS,
        NAMES_NO_TROUBLE,
        NAMES_NO_TROUBLE_OF_STATISTICS,
        NAMES_NO_FIGURES,
        BELIEVES_NO_ROUNDING,
        BELIEVES_NO_CHANCE,
        BELIEVES_WHAT_WAS_DRAWN,
        HAS_ERRORS_THAT_ARE_NOT_FINITE,
        BELIEVES_NO_MISSING_FIGURE,
        WANTS_THREE_GROUPS,
        HAS_NORMAL_QUANTILES,
        FAILS_WITH_A_PART,
        SUBTRACTS_SQUARES,
        LEAVES_OUT_GROUPS_THAT_ARE_NOT,
        FAILS_WITH_A_REPEAT,
        COMPUTES_ONE_REPEAT_TOO_MANY,
        HIDES_THE_POPULATION,
        TELLS_THE_TIME_OF_DAY,
        JUDGES_BY_THE_LAST_SCORE,
        TAKES_UNDEFINED_FOR_FAILED,
        ACCOUNTS_FOR_THE_TIME_OF_DAY,
        WARNS_OF_A_THOUSAND,
        WARNS_WITHOUT_NUMBERS,
        WARNS_OF_ALL_LATENTS,
        WARNS_OF_THE_LAST_LATENT,
        WARNS_IN_BITS,
        WARNS_OF_EVERY_DRAW,
        WARNS_ONCE,
        LISTS_NO_VARIANTS,
        FINDS_THE_FIRST,
        FINDS_THE_DEFAULT_VARIANT,
        FINDS_NO_DEFAULT_BY_NAME,
        READS_OVER_K,
        REFUSES_K,
        SELECTS_IN_THE_ORDER_OF_THE_LIST,
        SELECTS_TWICE,
        PASSES_OVER_UNKNOWN_NAMES,
        NAMES_NO_METRICS,
        NAMES_EMPTY_VARIANTS
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

    /** Slack for rounding, as a share of a value above 1. */
    private static final double ROUNDING = 1e-9;

    /** Standard errors that chance does not exceed. */
    private static final double CHANCE = 8;

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
            long start = System.nanoTime();
            Map<String, Object> told = new HashMap<>();
            Score.Outcome outcome = outcome(metric, told);
            if (outcome instanceof Score.Defined defined) {
                told.putAll(defined.measurement().settings());
            }
            long now = has(Flaw.TELLS_THE_TIME_OF_DAY)
                    ? System.currentTimeMillis() * 1_000_000
                    : System.nanoTime() - start;
            return new Score(metric.descriptor(), outcome, told, Duration.ofNanos(now));
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
            String words = has(Flaw.NAMES_NO_TROUBLE) ? "it failed" : reason;
            return new Score.Failed(
                    has(Flaw.NAMES_NO_CLASS) ? words : metric.getClass().getName() + ": " + words);
        }

        private Score.Outcome measured(Metric metric, List<Statistic<?>> needs) {
            Measurement measurement = metric.measure(view(needs, settings, PARTS, -1));
            Optional<String> nonsense = nonsense(measurement);
            if (nonsense.isPresent()) {
                return failure(metric, has(Flaw.NAMES_NO_FIGURES) ? "a wrong figure" : nonsense.get());
            }
            Optional<Measurement> error = metric.repeatable()
                    ? errorOfDraws(metric, needs, measurement)
                    : errorOfRepeats(metric, measurement);
            Range range = metric.descriptor().range();
            double value = measurement.value();
            double slack = slack(value, error.map(Measurement::value).orElse(0.0));
            if (!has(Flaw.BELIEVES_ANY_VALUE) && !(value >= range.low() - slack && value <= range.high() + slack)) {
                return failure(
                        metric,
                        has(Flaw.NAMES_NO_FIGURES) ? "a wrong figure" : "it returned " + value + " outside " + range);
            }
            if (error.isEmpty() && metric.repeatable() && has(Flaw.HAS_AN_ERROR_OF_ZERO)) {
                error = Optional.of(Measurement.of(0));
            }
            if (!metric.repeatable() && has(Flaw.AVERAGES_REPEATS)) {
                measurement = Measurement.of(repeats(metric).stream()
                        .mapToDouble(Measurement::value)
                        .average()
                        .orElseThrow());
            }
            return new Score.Defined(measurement, error, interval(metric, needs, value, range));
        }

        private double slack(double value, double error) {
            if (Double.isInfinite(value) || has(Flaw.BELIEVES_NO_ROUNDING)) {
                return 0;
            }
            if (has(Flaw.BELIEVES_WHAT_WAS_DRAWN) && error > 0) {
                return Double.POSITIVE_INFINITY;
            }
            return ROUNDING * Math.max(1, Math.abs(value)) + (has(Flaw.BELIEVES_NO_CHANCE) ? 0 : CHANCE * error);
        }

        private Optional<String> nonsense(Measurement measurement) {
            if (measurement == null) {
                return Optional.of("it returned nothing");
            }
            if (Double.isNaN(measurement.value()) && !has(Flaw.BELIEVES_ANY_VALUE)) {
                return Optional.of("it returned NaN");
            }
            double[] shares = DoubleStream.concat(
                            Arrays.stream(measurement.perLatent()), Arrays.stream(measurement.perFactor()))
                    .toArray();
            if (has(Flaw.BELIEVES_NO_MISSING_FIGURE) && Arrays.stream(shares).anyMatch(Double::isNaN)) {
                return Optional.of("a share is NaN");
            }
            if (has(Flaw.BELIEVES_ANY_SHAPE)) {
                return Optional.empty();
            }
            return misshapen("latents", measurement.perLatent().length, population.latents())
                    .or(() -> misshapen(
                            "factors",
                            measurement.perFactor().length,
                            population.factors().count()));
        }

        private Optional<String> misshapen(String of, int shares, int expected) {
            return shares == 0 || shares == expected
                    ? Optional.empty()
                    : Optional.of("it has shares of " + shares + " " + of + " and there are " + expected);
        }

        private Optional<Measurement> errorOfDraws(Metric metric, List<Statistic<?>> needs, Measurement measurement) {
            int groups = needs.stream()
                    .mapToInt(key -> result(key, PARTS) instanceof Resampled<?> drawn ? drawn.groups() : 0)
                    .max()
                    .orElse(0);
            if (groups < (has(Flaw.WANTS_THREE_GROUPS) ? 3 : 2)) {
                return Optional.empty();
            }
            List<Measurement> without = IntStream.range(0, groups)
                    .mapToObj(group -> metric.measure(view(needs, settings, PARTS, group)))
                    .toList();
            double scale = has(Flaw.SCALES_NO_ERROR) ? 1 : groups - 1;
            return finite(errors(measurement, without, values -> deviation(values) * scale / Math.sqrt(groups)));
        }

        private List<Measurement> repeats(Metric metric) {
            List<Measurement> measured = new ArrayList<>();
            for (int repeat = 0; repeat < settings.repeats(); repeat++) {
                Settings own = has(Flaw.REPEATS_ONE_SEED) ? settings : settings.ofRepeat(repeat);
                measured.add(metric.measure(view(computed(metric, own), own, PARTS, -1)));
            }
            if (has(Flaw.COMPUTES_ONE_REPEAT_TOO_MANY)) {
                computed(metric, settings.ofRepeat(settings.repeats()));
            }
            return measured;
        }

        private List<Statistic<?>> computed(Metric metric, Settings own) {
            List<Statistic<?>> needs = List.copyOf(metric.needs(population, own));
            needs.forEach(statistic -> compute(statistic, new ArrayList<>()));
            return needs;
        }

        private Optional<Measurement> errorOfRepeats(Metric metric, Measurement measurement) {
            if (settings.repeats() < 2) {
                return has(Flaw.HAS_AN_ERROR_OF_ONE_REPEAT) ? Optional.of(Measurement.of(0)) : Optional.empty();
            }
            try {
                return finite(errors(measurement, repeats(metric), this::deviation));
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

        private void compute(Statistic<?> statistic, List<Statistic<?>> path) {
            if (known.containsKey(statistic)) {
                return;
            }
            Computed computed;
            try {
                if (path.contains(statistic) && has(Flaw.GIVES_CIRCLES_A_VALUE)) {
                    known.put(statistic, new Computed(null, null, List.of(), null));
                    return;
                }
                if (path.contains(statistic)) {
                    throw new IllegalStateException(statistic + " needs itself");
                }
                path.add(statistic);
                computed = folded(statistic, path);
                path.remove(statistic);
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
            if (!known.containsKey(statistic)) {
                known.put(statistic, computed);
            }
        }

        private Computed folded(Statistic<?> statistic, List<Statistic<?>> path) {
            Estimator<?> estimator = statistic instanceof Estimator<?> own
                    ? own
                    : new ReferenceEstimators()
                            .estimator(statistic)
                            .orElseThrow(() -> new NotDefinedException(
                                    has(Flaw.NAMES_NO_UNKNOWN_STATISTIC) ? "unknown" : "nobody computes " + statistic));
            List<Statistic<?>> needs = estimator.needs(population);
            for (Statistic<?> needed : needs) {
                if (path.size() < 3 || !has(Flaw.FORGETS_NEEDS_OF_NEEDS)) {
                    compute(needed, path);
                }
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
                    add(fold, new Batch(numbers, select(some)));
                    if (has(Flaw.READS_ROWS_TWICE)) {
                        select(some);
                    }
                }
                if (has(Flaw.GIVES_EMPTY_BATCHES)) {
                    fold.add(new Batch(new int[0], representation.posteriors().select(new int[0])));
                }
                folds.add(fold);
            }
            return new Computed(estimator, needed, folds, null);
        }

        private Posteriors select(int[] rows) {
            try {
                return representation.posteriors().select(rows);
            } catch (RuntimeException e) {
                throw has(Flaw.HIDES_TROUBLE_WITH_DATA) ? new IllegalStateException("a batch failed") : e;
            }
        }

        private void add(Fold<?> fold, Batch batch) {
            if (!has(Flaw.FOLDS_ON_A_THREAD_THAT_STAYS)) {
                fold.add(batch);
                return;
            }
            Thread worker = new Thread(() -> fold.add(batch), "worker");
            worker.setDaemon(false);
            worker.start();
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new CancellationException("cancelled");
            }
        }

        /** The result of all parts but one. */
        private Object result(Statistic<?> statistic, int left) {
            Computed computed = known.get(statistic);
            if (computed.trouble() instanceof NotDefinedException reason) {
                throw new NotDefinedException(reason.getMessage());
            }
            if (computed.trouble() != null) {
                throw new IllegalStateException("a statistic failed"
                        + (has(Flaw.NAMES_NO_TROUBLE_OF_STATISTICS) ? "" : ": " + computed.trouble()));
            }
            return computed.estimator() == null ? 0.0 : merged(computed.estimator(), computed, left);
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
                return result instanceof Resampled<?> drawn
                                && group >= 0
                                && (group < drawn.groups() || has(Flaw.LEAVES_OUT_GROUPS_THAT_ARE_NOT))
                        ? drawn.without(group)
                        : result;
            };
            return new View(
                    has(Flaw.HIDES_THE_POPULATION) ? null : population,
                    own,
                    reader,
                    key -> declared.contains(key) || serves(key));
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
}

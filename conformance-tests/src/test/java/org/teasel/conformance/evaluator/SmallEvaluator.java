package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
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

    /** Slack for rounding, as a share of a value above 1. */
    private static final double ROUNDING = 1e-9;

    /** Standard errors that chance does not exceed. */
    private static final double CHANCE = 8;

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
        SmallStatistics statistics = new SmallStatistics(flaw, representation, settings);
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
            statistics.requireGoingOn();
            if (has(Flaw.COMPUTES_FOR_EACH_METRIC)) {
                statistics.forget();
            }
            scores.add(score(metric, statistics, settings));
            progress.advance(1);
        }
        if (!has(Flaw.ENDS_NO_TASK)) {
            progress.end();
        }
        return scores;
    }

    private Score score(Metric metric, SmallStatistics statistics, Settings settings) {
        long start = System.nanoTime();
        Map<String, Object> told = new HashMap<>();
        Score.Outcome outcome = outcome(metric, statistics, settings, told);
        if (outcome instanceof Score.Defined defined) {
            told.putAll(defined.measurement().settings());
        }
        long now = has(Flaw.TELLS_THE_TIME_OF_DAY) ? System.currentTimeMillis() * 1_000_000 : System.nanoTime() - start;
        return new Score(metric.descriptor(), outcome, told, Duration.ofNanos(now));
    }

    private Score.Outcome outcome(
            Metric metric, SmallStatistics statistics, Settings settings, Map<String, Object> told) {
        Optional<String> unmet = metric.descriptor().requirements().stream()
                .flatMap(requirement -> requirement.unmet(statistics.population()).stream())
                .findFirst();
        if (unmet.isPresent() && !has(Flaw.IGNORES_REQUIREMENTS)) {
            return new Score.NotDefined(unmet.get());
        }
        try {
            List<Statistic<?>> needs = List.copyOf(metric.needs(statistics.population(), settings));
            for (Statistic<?> statistic : needs) {
                statistics.compute(statistic);
                if (!has(Flaw.TELLS_THE_METRICS_SETTINGS_ONLY)) {
                    told.putAll(statistic.settings());
                }
            }
            return measured(metric, needs, statistics, settings);
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

    private Score.Outcome measured(
            Metric metric, List<Statistic<?>> needs, SmallStatistics statistics, Settings settings) {
        Measurement measurement = metric.measure(statistics.view(needs, settings, SmallStatistics.PARTS, -1));
        Optional<String> nonsense = nonsense(measurement, statistics.population());
        if (nonsense.isPresent()) {
            return failure(metric, has(Flaw.NAMES_NO_FIGURES) ? "a wrong figure" : nonsense.get());
        }
        SmallErrors errors = new SmallErrors(flaw, metric, statistics, settings);
        Optional<Measurement> error =
                metric.repeatable() ? errors.ofDraws(needs, measurement) : errors.ofRepeats(measurement);
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
            measurement = Measurement.of(errors.repeats().stream()
                    .mapToDouble(Measurement::value)
                    .average()
                    .orElseThrow());
        }
        return new Score.Defined(measurement, error, errors.interval(needs, value, range));
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

    private Optional<String> nonsense(Measurement measurement, Population population) {
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
}

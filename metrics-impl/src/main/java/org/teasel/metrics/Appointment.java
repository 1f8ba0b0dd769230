package org.teasel.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.Estimates;

/**
 * A metric on its way to a score: what it needs, or why there will be none. Whatever a metric throws ends here, as its
 * own score.
 *
 * @param metric the metric
 * @param needs the statistics that it needs
 * @param further the statistics that its repeats need besides
 * @param given the parameters of what it needs
 * @param refusal why it can't be measured, if that is known already
 */
record Appointment(
        Metric metric,
        Collection<? extends Statistic<?>> needs,
        Collection<? extends Statistic<?>> further,
        Map<String, Object> given,
        Optional<Score.Outcome> refusal) {

    static Appointment of(Metric metric, Population population, Settings settings) {
        Optional<String> unmet = metric.descriptor().requirements().stream()
                .sorted()
                .flatMap(requirement -> requirement.unmet(population).stream())
                .findFirst();
        if (unmet.isPresent()) {
            return refused(metric, new Score.NotDefined(unmet.get()));
        }
        try {
            List<Statistic<?>> further = new ArrayList<>();
            for (int repeat = 1; repeat < settings.repeats() && !metric.repeatable(); repeat++) {
                further.addAll(metric.needs(population, settings.ofRepeat(repeat)));
            }
            List<Statistic<?>> needs = List.copyOf(metric.needs(population, settings));
            Map<String, Object> given = new LinkedHashMap<>();
            needs.forEach(statistic -> given.putAll(statistic.settings()));
            return new Appointment(metric, needs, further, given, Optional.empty());
        } catch (NotDefinedException e) {
            return refused(metric, new Score.NotDefined(e.getMessage()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return refused(metric, failure(metric, e));
        }
    }

    private static Appointment refused(Metric metric, Score.Outcome outcome) {
        return new Appointment(metric, List.of(), List.of(), Map.of(), Optional.of(outcome));
    }

    Score score(Estimates estimates, Uncertainty uncertainty) {
        long start = System.nanoTime();
        Score.Outcome outcome = refusal.orElseGet(() -> outcome(estimates, uncertainty));
        Map<String, Object> settings = new LinkedHashMap<>(given);
        if (outcome instanceof Score.Defined defined) {
            settings.putAll(defined.measurement().settings());
        }
        return new Score(metric.descriptor(), outcome, settings, Duration.ofNanos(System.nanoTime() - start));
    }

    private Score.Outcome outcome(Estimates estimates, Uncertainty uncertainty) {
        return guarded(metric, () -> {
            Measurement measurement = metric.measure(new Declared(estimates.all(), needs));
            Optional<String> nonsense = Nonsense.in(measurement, estimates.all().population());
            if (nonsense.isPresent()) {
                return failure(metric, nonsense.get());
            }
            Optional<Measurement> error = uncertainty.standardError(metric, needs, measurement);
            return Nonsense.outside(
                            metric.descriptor().range(),
                            measurement.value(),
                            error.map(Measurement::value).orElse(0.0))
                    .map(reason -> failure(metric, reason))
                    .orElseGet(() -> new Score.Defined(measurement, error, uncertainty.interval(metric, measurement)));
        });
    }

    private static Score.Outcome guarded(Metric metric, Supplier<Score.Outcome> work) {
        try {
            return work.get();
        } catch (NotDefinedException e) {
            return new Score.NotDefined(e.getMessage());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return failure(metric, e);
        }
    }

    private static Score.Outcome failure(Metric metric, Throwable cause) {
        return failure(metric, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static Score.Outcome failure(Metric metric, String reason) {
        return new Score.Failed(metric.getClass().getName() + ": " + reason);
    }

    /** What a metric declared to need and nothing else, so that it can't live on what others asked for. */
    private record Declared(Statistics statistics, Collection<? extends Statistic<?>> needs) implements Statistics {
        @Override
        public Population population() {
            return statistics.population();
        }

        @Override
        public Settings settings() {
            return statistics.settings();
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            if (!needs.contains(statistic)) {
                throw new IllegalArgumentException(statistic + " was not declared as needed");
            }
            return statistics.get(statistic);
        }
    }
}

package org.teasel.conformance.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * A slow evaluator without errors or intervals: each statistic is computed when a metric asks for it, in one fold over
 * all rows at once. Exceptions of a metric pass through.
 *
 * @param estimators who computes statistics, the first that knows one
 */
public record Bench(List<EstimatorProvider> estimators) implements Scorer {

    public Bench {
        estimators = List.copyOf(estimators);
    }

    @Override
    public List<Score> score(Representation representation, Collection<? extends Metric> metrics, Settings settings) {
        Population population = Population.of(representation);
        List<Score> scores = new ArrayList<>();
        for (Metric metric : metrics) {
            scores.add(new Score(
                    metric.descriptor(),
                    outcome(metric, representation, population, settings),
                    Map.of(),
                    Duration.ZERO));
        }
        return scores;
    }

    private Score.Outcome outcome(
            Metric metric, Representation representation, Population population, Settings settings) {
        Optional<String> unmet = metric.descriptor().requirements().stream()
                .sorted()
                .flatMap(requirement -> requirement.unmet(population).stream())
                .findFirst();
        if (unmet.isPresent()) {
            return new Score.NotDefined(unmet.get());
        }
        try {
            Declared declared = new Declared(population, settings, new LinkedHashMap<>());
            for (Statistic<?> statistic : metric.needs(population, settings)) {
                compute(statistic, representation, declared);
            }
            Measurement measurement = metric.measure(declared);
            return new Score.Defined(measurement, Optional.empty(), Optional.empty());
        } catch (NotDefinedException e) {
            return new Score.NotDefined(e.getMessage());
        }
    }

    private <T> void compute(Statistic<T> statistic, Representation representation, Declared known) {
        if (known.results().containsKey(statistic)) {
            return;
        }
        try {
            known.results().put(statistic, compute(estimator(statistic), representation, known));
        } catch (NotDefinedException e) {
            known.results().put(statistic, e);
        }
    }

    private <T> T compute(Estimator<T> estimator, Representation representation, Declared known) {
        for (Statistic<?> needed : estimator.needs(known.population())) {
            compute(needed, representation, known);
        }
        Fold<T> fold = estimator.prepare(known.population(), known).get();
        int[] rows = IntStream.range(0, representation.size()).toArray();
        Posteriors posteriors = representation.posteriors();
        fold.add(new Batch(rows, posteriors));
        return fold.result();
    }

    private <T> Estimator<T> estimator(Statistic<T> statistic) {
        if (statistic instanceof Estimator<?> own) {
            @SuppressWarnings("unchecked") // a statistic that estimates itself does so with its own type
            Estimator<T> typed = (Estimator<T>) own;
            return typed;
        }
        return estimators.stream()
                .flatMap(provider -> provider.estimator(statistic).stream())
                .findFirst()
                .orElseThrow(() -> new NotDefinedException("no estimator computes " + statistic));
    }

    /** What was computed, or why it has no value. */
    private record Declared(Population population, Settings settings, Map<Statistic<?>, Object> results)
            implements Statistics {
        @Override
        public <T> T get(Statistic<T> statistic) {
            Object result = results.get(statistic);
            if (result == null) {
                throw new IllegalArgumentException(statistic + " was not declared as needed");
            }
            if (result instanceof NotDefinedException reason) {
                throw new NotDefinedException(reason.getMessage());
            }
            @SuppressWarnings("unchecked") // the result under this key has the key's type
            T typed = (T) result;
            return typed;
        }
    }
}

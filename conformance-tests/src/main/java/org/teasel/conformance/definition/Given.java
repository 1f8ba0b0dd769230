package org.teasel.conformance.definition;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.scoring.Bench;

/**
 * A representation and the statistics of it, by the reference estimators and each computed once: a metric and its
 * definition read the very same objects, so that they must agree to rounding even where draws are behind them.
 */
final class Given implements Statistics {

    private final EstimatorProvider reference = new ReferenceEstimators();
    private final Representation representation;
    private final Population population;
    private final Settings settings;
    private final Trial trial;
    private final Map<Statistic<?>, Object> known = new LinkedHashMap<>();
    private final Set<Statistic<?>> asked = new LinkedHashSet<>();
    private final Set<Statistic<?>> strange = new LinkedHashSet<>();

    Given(Representation representation, Settings settings, Trial trial) {
        this.representation = representation;
        this.population = Population.of(representation);
        this.settings = settings;
        this.trial = trial;
    }

    @Override
    public Population population() {
        return population;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    Representation representation() {
        return representation;
    }

    @Override
    public <T> T get(Statistic<T> key) {
        if (!known.containsKey(key)) {
            try {
                known.put(key, compute(key));
            } catch (NotDefinedException e) {
                known.put(key, e);
            }
        }
        if (known.get(key) instanceof NotDefinedException reason) {
            throw new NotDefinedException(reason.getMessage());
        }
        @SuppressWarnings("unchecked") // the result under this key has the key's type
        T result = (T) known.get(key);
        return result;
    }

    private <T> T compute(Statistic<T> key) {
        Estimator<T> estimator = reference.estimator(key).orElseThrow();
        Fold<T> fold = estimator.prepare(population, this).get();
        fold.add(new Batch(IntStream.range(0, representation.size()).toArray(), representation.posteriors()));
        return fold.result();
    }

    /** Ends the try because the example does not suit the definition. */
    Trial.Unsuitable unsuitable(String reason) {
        return trial.unsuitable(reason);
    }

    /** What a metric makes of these statistics. */
    Score.Outcome outcome(Metric metric) {
        Score.Outcome outcome = new Bench(List.of(new Lender()))
                .score(representation, metric, settings)
                .outcome();
        if (!strange.isEmpty()) {
            throw trial.unsuitable("it reads statistics of its own, " + strange);
        }
        return outcome;
    }

    /**
     * The key of random draws that the metric asked for, so that its definition can read the same ones.
     *
     * @param standard the key if the metric asked for nothing at all
     */
    <K extends Statistic<?>> K asked(Class<K> type, Supplier<K> standard) {
        return asked.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> {
                    if (!asked.isEmpty()) {
                        throw trial.unsuitable("it reads no " + type.getSimpleName());
                    }
                    return standard.get();
                });
    }

    /** The keys that the metric asked for. */
    Set<Statistic<?>> asked() {
        return asked;
    }

    /** The draws of the posterior that the metric asked for, with all sets of latents that are standard. */
    SampledPosterior draws() {
        return asked(SampledPosterior.class, () -> SampledPosterior.of(population, settings));
    }

    /** The draws of the posterior that the metric asked for, with each latent alone and with each factor. */
    SampledPosterior drawsWithFactors() {
        return asked(SampledPosterior.class, () -> SampledPosterior.ofFactors(population, settings));
    }

    /** Lends what is known to the evaluator. */
    private final class Lender implements EstimatorProvider {
        @Override
        public String id() {
            return "given";
        }

        @Override
        public <T> Optional<Estimator<T>> estimator(Statistic<T> key) {
            if (reference.estimator(key).isEmpty()) {
                strange.add(key);
                return Optional.empty();
            }
            asked.add(key);
            return Optional.of((everyone, needed) -> () -> new Loan<>(() -> get(key)));
        }
    }

    /** A fold that has its result already. */
    private record Loan<T>(Supplier<T> known) implements Fold<T> {
        @Override
        public void add(Batch batch) {
            // The statistic is of all observations whatever the batches are.
        }

        @Override
        public void merge(Fold<T> other) {
            throw new UnsupportedOperationException("a single fold takes in all observations");
        }

        @Override
        public T result() {
            return known.get();
        }
    }
}

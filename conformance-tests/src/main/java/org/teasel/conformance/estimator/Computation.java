package org.teasel.conformance.estimator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.oracle.ReferenceEstimators;

/**
 * The statistics of one representation, as estimators compute them; nothing is kept from one call to the next.
 *
 * @param providers who computes statistics, the first that knows one
 */
record Computation(List<EstimatorProvider> providers, Representation representation, Population population) {

    private static final EstimatorProvider REFERENCE = new ReferenceEstimators();

    /** What a candidate computes. What its own statistics need and it does not know comes from the reference. */
    static Computation of(EstimatorCandidate candidate, Representation representation) {
        return new Computation(
                List.of(candidate.estimators(), REFERENCE), representation, Population.of(representation));
    }

    /** What is right. */
    static Computation reference(Representation representation) {
        return new Computation(List.of(REFERENCE), representation, Population.of(representation));
    }

    /** Makes empty folds. */
    <T> Supplier<Fold<T>> folds(Statistic<T> key) {
        Estimator<T> estimator = estimator(key);
        Map<Statistic<?>, Object> known = new HashMap<>();
        for (Statistic<?> needed : estimator.needs(population)) {
            try {
                known.put(needed, of(needed));
            } catch (NotDefinedException e) {
                known.put(needed, e);
            }
        }
        return estimator.prepare(population, new Known(population, known));
    }

    /** The statistic of all rows in one batch. */
    <T> T of(Statistic<T> key) {
        return of(key, IntStream.range(0, representation.size()).toArray());
    }

    /** The statistic of some rows, ascending, in one batch. */
    <T> T of(Statistic<T> key, int[] rows) {
        Fold<T> fold = folds(key).get();
        fold.add(batch(rows));
        return fold.result();
    }

    /** Some rows, ascending. */
    Batch batch(int[] rows) {
        return new Batch(rows.clone(), representation.posteriors().select(rows));
    }

    private <T> Estimator<T> estimator(Statistic<T> key) {
        if (key instanceof Estimator<?> own) {
            @SuppressWarnings("unchecked") // a statistic that estimates itself does so with its own type
            Estimator<T> typed = (Estimator<T>) own;
            return typed;
        }
        return providers.stream()
                .flatMap(provider -> provider.estimator(key).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no estimator computes " + key));
    }

    /** What was computed, or why it has no value. */
    private record Known(Population population, Map<Statistic<?>, Object> results) implements Statistics {
        @Override
        public Settings settings() {
            return Settings.DEFAULT;
        }

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

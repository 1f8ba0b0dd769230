package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** Results of the reference estimators. */
final class Results {

    private Results() {}

    /** The result on all observations. */
    static <T> T of(Representation representation, Statistic<T> statistic) {
        Fold<T> fold = folds(representation, statistic).get();
        fold.add(batch(representation, IntStream.range(0, representation.size()).toArray()));
        return fold.result();
    }

    /** Empty folds, with what the statistic needs computed on all observations. */
    static <T> Supplier<Fold<T>> folds(Representation representation, Statistic<T> statistic) {
        Population population = Population.of(representation);
        Estimator<T> estimator = new ReferenceEstimators().estimator(statistic).orElseThrow();
        Map<Statistic<?>, Object> known = new HashMap<>();
        for (Statistic<?> need : estimator.needs(population)) {
            known.put(need, of(representation, need));
        }
        return estimator.prepare(population, new Known(population, known));
    }

    static Batch batch(Representation representation, int... rows) {
        return new Batch(rows, representation.posteriors().select(rows));
    }

    /** A fold that took in the rows in batches of some size, the last ones first, half of them by a merge. */
    static <T> Fold<T> scattered(Supplier<Fold<T>> folds, Representation representation, int size) {
        List<int[]> batches = IntStream.iterate(0, from -> from < representation.size(), from -> from + size)
                .mapToObj(from -> IntStream.range(from, Math.min(from + size, representation.size()))
                        .toArray())
                .toList();
        Fold<T> fold = folds.get();
        Fold<T> other = folds.get();
        for (int b = batches.size() - 1; b >= 0; b--) {
            (b % 2 == 0 ? fold : other).add(batch(representation, batches.get(b)));
        }
        fold.merge(other);
        return fold;
    }

    /** Some rows alone. */
    static <T> T part(Supplier<Fold<T>> folds, Representation representation, int... rows) {
        Fold<T> fold = folds.get();
        fold.add(batch(representation, Arrays.copyOf(rows, rows.length)));
        return fold.result();
    }

    private record Known(Population population, Map<Statistic<?>, Object> known) implements Statistics {
        @Override
        public Settings settings() {
            return Settings.DEFAULT;
        }

        @Override
        @SuppressWarnings("unchecked") // results were put under their own keys
        public <T> T get(Statistic<T> statistic) {
            return (T) known.get(statistic);
        }
    }
}

package org.teasel.conformance.estimator;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.oracle.ReferenceEstimators;

/**
 * Right estimators with a change to those of some keys.
 *
 * @param changed type of the keys
 * @param change makes the wrong estimator of the key and the right one
 */
record Altered(Class<?> changed, Change change) implements EstimatorProvider {

    static final EstimatorProvider RIGHT = new ReferenceEstimators();

    /** Makes a wrong estimator. */
    interface Change {
        Estimator<?> of(Statistic<?> key, Estimator<?> right);
    }

    @Override
    public String id() {
        return "altered";
    }

    @Override
    public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
        Optional<Estimator<T>> right = RIGHT.estimator(statistic);
        if (right.isEmpty() || !changed.isInstance(statistic)) {
            return right;
        }
        @SuppressWarnings("unchecked") // changes keep the type of the result
        Estimator<T> wrong = (Estimator<T>) change.of(statistic, right.get());
        return Optional.of(wrong);
    }

    /** Other results. */
    static <K extends Statistic<T>, T> Altered results(Class<K> type, UnaryOperator<T> change) {
        return results(type, (population, result) -> change.apply(result));
    }

    /** Other results, by the population. */
    static <K extends Statistic<T>, T> Altered results(Class<K> type, BiFunction<Population, T, T> change) {
        return folds(type, (population, fold) -> new Wrapped<T>(fold) {
            @Override
            public T result() {
                return change.apply(population, super.result());
            }
        });
    }

    /** The result of another key. */
    static <K extends Statistic<T>, T> Altered keys(Class<K> type, Function<K, Statistic<T>> change) {
        return new Altered(
                type,
                (key, right) -> RIGHT.estimator(change.apply(type.cast(key))).orElseThrow());
    }

    /** Other batches, of another population. */
    static <K extends Statistic<?>> Altered data(
            Class<K> type, UnaryOperator<Population> population, UnaryOperator<Batch> batch) {
        return new Altered(type, (key, right) -> altered(right, population, batch));
    }

    private static <T> Estimator<T> altered(
            Estimator<T> right, UnaryOperator<Population> population, UnaryOperator<Batch> batch) {
        return estimator(right, (before, needed) -> {
            Supplier<Fold<T>> folds = right.prepare(population.apply(before), needed);
            return () -> new Wrapped<T>(folds.get()) {
                @Override
                public void add(Batch added) {
                    super.add(batch.apply(added));
                }
            };
        });
    }

    /** Other folds. */
    static <K extends Statistic<T>, T> Altered folds(Class<K> type, BiFunction<Population, Fold<T>, Fold<T>> change) {
        return prepared(type, (population, folds) -> () -> change.apply(population, folds.get()));
    }

    /** Another supplier of folds. */
    static <K extends Statistic<T>, T> Altered prepared(
            Class<K> type, BiFunction<Population, Supplier<Fold<T>>, Supplier<Fold<T>>> change) {
        return new Altered(type, (key, right) -> {
            @SuppressWarnings("unchecked") // the reference estimates a key by its type
            Estimator<T> typed = (Estimator<T>) right;
            return estimator(
                    typed, (population, needed) -> change.apply(population, typed.prepare(population, needed)));
        });
    }

    private static <T> Estimator<T> estimator(
            Estimator<T> right, BiFunction<Population, Statistics, Supplier<Fold<T>>> prepare) {
        return new Estimator<>() {
            @Override
            public List<Statistic<?>> needs(Population population) {
                return right.needs(population);
            }

            @Override
            public Supplier<Fold<T>> prepare(Population population, Statistics needed) {
                return prepare.apply(population, needed);
            }
        };
    }

    /** A fold in another, for a part of it to be changed. */
    static class Wrapped<T> implements Fold<T> {

        private final Fold<T> inner;

        Wrapped(Fold<T> inner) {
            this.inner = inner;
        }

        @Override
        public void add(Batch batch) {
            inner.add(batch);
        }

        @Override
        public void merge(Fold<T> other) {
            inner.merge(((Wrapped<T>) other).inner);
        }

        @Override
        public T result() {
            return inner.result();
        }
    }
}

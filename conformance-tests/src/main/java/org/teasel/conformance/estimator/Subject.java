package org.teasel.conformance.estimator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.estimator.EstimatorCandidate.OwnStatistic;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.rule.Trial;

/**
 * A statistic of a specimen whose folds are on trial.
 *
 * @param key the statistic
 * @param computation computes it
 * @param folds makes empty folds
 * @param figures what of a result is compared
 */
record Subject<T>(Statistic<T> key, Computation computation, Supplier<Fold<T>> folds, Function<T, ?> figures) {

    /** What is tried on each statistic. */
    interface Contract {
        <T> void on(Subject<T> subject, Trial trial) throws Exception;
    }

    /** The statistics that a candidate computes of a specimen. */
    static List<Subject<?>> of(EstimatorCandidate candidate, Specimen specimen, long seed) {
        Computation computation = Computation.of(candidate, specimen.representation());
        int latents = specimen.latents();
        Stream<Subject<?>> standard = Stream.concat(
                        StandardKeys.exact(latents).stream(), StandardKeys.random(latents, seed).stream())
                .filter(key -> candidate.estimators().estimator(key).isPresent())
                .flatMap(key -> of(key, computation, result -> result).stream());
        Stream<Subject<?>> own = candidate.own().stream().flatMap(statistic -> of(statistic, computation).stream());
        return Stream.concat(standard, own).toList();
    }

    private static <T> Optional<Subject<T>> of(OwnStatistic<T> own, Computation computation) {
        return of(own.key().apply(computation.population()), computation, own.figures());
    }

    /** Empty for a statistic that has no value for the whole population, and says so before it is asked. */
    private static <T> Optional<Subject<T>> of(Statistic<T> key, Computation computation, Function<T, ?> figures) {
        try {
            Subject<T> subject = new Subject<>(key, computation, computation.folds(key), figures);
            subject.whole();
            return Optional.of(subject);
        } catch (NotDefinedException e) {
            return Optional.empty();
        }
    }

    /** A fold of some batches. */
    Fold<T> fold(List<Batch> batches) {
        Fold<T> fold = folds.get();
        batches.forEach(fold::add);
        return fold;
    }

    /** A fold of all rows in one batch. */
    Fold<T> whole() {
        return fold(List.of(computation.batch(rows())));
    }

    private int[] rows() {
        return IntStream.range(0, computation.representation().size()).toArray();
    }

    /** What a fold says now. */
    Figures read(Fold<T> fold) {
        return Figures.of(key, () -> figures.apply(fold.result()));
    }

    /** What a result says now. */
    Figures read(T result) {
        return Figures.of(key, () -> figures.apply(result));
    }

    /** This statistic prepared anew. */
    Subject<T> again() {
        return new Subject<>(key, computation, computation.folds(key), figures);
    }

    /** All rows dealt out to 1 to 5 batches, in random order. */
    List<Batch> split(RandomGenerator random) {
        int batches = 1 + random.nextInt(5);
        int[] deal =
                random.ints(computation.representation().size(), 0, batches).toArray();
        return IntStream.range(0, batches)
                .mapToObj(b -> IntStream.range(0, deal.length)
                        .filter(row -> deal[row] == b)
                        .toArray())
                .filter(rows -> rows.length > 0)
                .map(computation::batch)
                .toList();
    }
}

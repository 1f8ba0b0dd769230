package org.teasel.conformance.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * An estimator that keeps all that it is given and computes at the end, on observations sorted by row: the order of
 * batches and merges can't matter.
 *
 * @param needs what must be known before
 * @param formula the definition of the statistic
 */
record GatheringEstimator<T>(List<Statistic<?>> needs, Formula<T> formula) implements Estimator<T> {

    /** A statistic as a function of observations. */
    interface Formula<T> {
        T of(Held held, Statistics needed);
    }

    @Override
    public List<Statistic<?>> needs(Population population) {
        return needs;
    }

    @Override
    public Supplier<Fold<T>> prepare(Population population, Statistics needed) {
        return () -> new Gathering<>(population, held -> formula.of(held, needed));
    }

    private interface Finish<T> {
        T of(Held held);
    }

    private static final class Gathering<T> implements Fold<T> {

        private final Population population;
        private final Finish<T> finish;
        private final List<int[]> rows = new ArrayList<>();
        private final List<Posteriors> parts = new ArrayList<>();

        Gathering(Population population, Finish<T> finish) {
            this.population = population;
            this.finish = finish;
        }

        @Override
        public void add(Batch batch) {
            rows.add(batch.rows().clone());
            parts.add(batch.posteriors());
        }

        @Override
        public void merge(Fold<T> other) {
            Gathering<T> gathering = (Gathering<T>) other;
            rows.addAll(gathering.rows);
            parts.addAll(gathering.parts);
        }

        @Override
        public T result() {
            int[] all = rows.stream().flatMapToInt(Arrays::stream).toArray();
            int[] order = IntStream.range(0, all.length)
                    .filter(k -> population.weight(all[k]) > 0)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(all[a], all[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (order.length == 0) {
                throw new NotDefinedException("no observation in this part of the data has a weight");
            }
            int[] sorted = Arrays.stream(order).map(k -> all[k]).toArray();
            double[] weights =
                    Arrays.stream(sorted).mapToDouble(population::weight).toArray();
            double total = Arrays.stream(weights).sum();
            Arrays.setAll(weights, n -> weights[n] / total);
            return finish.of(new Held(
                    population, sorted, weights, PosteriorParts.of(parts).select(order)));
        }
    }
}

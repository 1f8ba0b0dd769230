package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * A statistic that computes itself from the means of the first latent, in the order in which they come.
 *
 * @param key what tells it from others, and its only parameter
 * @param needed the statistics that its formula reads
 * @param formula the result
 * @param listener hears of every batch
 * @param <T> type of the result
 */
record Column<T>(String key, Supplier<List<Statistic<?>>> needed, Formula<T> formula, Listener listener)
        implements Statistic<T>, Estimator<T> {

    /** What a statistic is of the rows that came. */
    interface Formula<T> {
        T of(List<Entry> entries, Population population, Statistics needed);
    }

    /** Hears of batches, on whatever thread they are folded. */
    interface Listener {
        void hear(Batch batch);
    }

    /**
     * A row that came.
     *
     * @param row its index
     * @param mean mean of its first latent
     */
    record Entry(int row, double mean) {}

    static <T> Column<T> of(String key, Formula<T> formula) {
        return new Column<>(key, List::of, formula, batch -> {});
    }

    /** sum_n p_n m_n / sum_n p_n over the rows that came. */
    static Column<Double> mean() {
        return of("mean", (entries, population, needed) -> {
            double sum = 0;
            double total = 0;
            for (Entry entry : entries) {
                sum += population.weight(entry.row()) * entry.mean();
                total += population.weight(entry.row());
            }
            return sum / total;
        });
    }

    /** The rows that came. */
    static Column<List<Entry>> entries() {
        return of("entries", (entries, population, needed) -> entries);
    }

    Column<T> hearing(Listener other) {
        return new Column<>(key, needed, formula, other);
    }

    Column<T> needing(Statistic<?>... others) {
        List<Statistic<?>> all = List.of(others);
        return needing(() -> all);
    }

    /** This statistic needing others that are not known before it is. */
    Column<T> needing(Supplier<List<Statistic<?>>> others) {
        return new Column<>(key, others, formula, listener);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("column", key);
    }

    /** Keys are values: formulas have no equality of their own. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Column<?> column && key.equals(column.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "Column[" + key + "]";
    }

    @Override
    public List<Statistic<?>> needs(Population population) {
        return needed.get();
    }

    /** What is needed must be known before the fold starts. */
    @Override
    public Supplier<Fold<T>> prepare(Population population, Statistics results) {
        needed.get().forEach(results::get);
        return () -> new Entries<>(this, population, results, new ArrayList<>());
    }

    private record Entries<T>(Column<T> column, Population population, Statistics results, List<Entry> entries)
            implements Fold<T> {
        @Override
        public void add(Batch batch) {
            column.listener.hear(batch);
            for (int n = 0; n < batch.rows().length; n++) {
                entries.add(new Entry(batch.rows()[n], batch.posteriors().mean(n, 0)));
            }
        }

        @Override
        public void merge(Fold<T> other) {
            entries.addAll(((Entries<T>) other).entries);
        }

        @Override
        public T result() {
            return column.formula.of(List.copyOf(entries), population, results);
        }
    }
}

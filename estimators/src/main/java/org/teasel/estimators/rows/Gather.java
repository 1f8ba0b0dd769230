package org.teasel.estimators.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;

/**
 * A fold that picks chosen observations out of the batches and makes something of their posteriors.
 *
 * @param <T> what is made
 */
public final class Gather<T> implements Fold<T>, Resumable {

    /** Makes the result. */
    public interface Finisher<T> {

        /**
         * Makes the result of what was found.
         *
         * @param found positions in the wanted list that were found, ascending
         * @param posteriors their posteriors, in the same order
         */
        T finish(int[] found, Posteriors posteriors);
    }

    private final Wanted wanted;
    private final Finisher<T> finisher;
    private final List<int[]> positions = new ArrayList<>();
    private final List<Posteriors> parts = new ArrayList<>();

    private Gather(Wanted wanted, Finisher<T> finisher) {
        this.wanted = wanted;
        this.finisher = finisher;
    }

    /** Makes folds that gather the wanted rows; a row may be wanted at several positions. */
    public static <T> Supplier<Fold<T>> of(int[] wantedRows, Finisher<T> finisher) {
        Wanted wanted = Wanted.of(wantedRows);
        return () -> new Gather<>(wanted, finisher);
    }

    @Override
    public void add(Batch batch) {
        int[] rows = batch.rows();
        IntStream.Builder found = IntStream.builder();
        IntStream.Builder local = IntStream.builder();
        for (int r = 0; r < rows.length; r++) {
            for (int at = wanted.first(rows[r]); wanted.holds(at, rows[r]); at++) {
                found.add(wanted.order[at]);
                local.add(r);
            }
        }
        int[] chosen = local.build().toArray();
        if (chosen.length > 0) {
            positions.add(found.build().toArray());
            parts.add(batch.posteriors().select(chosen));
        }
    }

    @Override
    public void merge(Fold<T> other) {
        Gather<T> gather = (Gather<T>) other;
        positions.addAll(gather.positions);
        parts.addAll(gather.parts);
    }

    @Override
    public void exchange(Snapshot snapshot) {
        int[] found = snapshot.array(joined());
        positions.clear();
        parts.clear();
        if (found.length > 0) {
            positions.add(found);
            parts.add(snapshot.posteriors(wanted.rows(found)));
        }
    }

    /** All positions that were found, in the order of their parts. */
    private int[] joined() {
        return positions.stream().flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public T result() {
        if (parts.isEmpty()) {
            throw new NotDefinedException("none of the chosen observations is in this part of the data");
        }
        int[] found = joined();
        int[] order = IntStream.range(0, found.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(found[a], found[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ascending = Arrays.stream(order).map(k -> found[k]).toArray();
        return finisher.finish(ascending, PosteriorParts.of(parts).select(order));
    }

    /** The wanted rows, sorted, with the position of each in the list that was asked for. */
    private record Wanted(int[] sorted, int[] order) {

        /** The rows at positions in the list that was asked for. */
        int[] rows(int[] positions) {
            int[] rows = new int[order.length];
            for (int k = 0; k < order.length; k++) {
                rows[order[k]] = sorted[k];
            }
            return Arrays.stream(positions).map(position -> rows[position]).toArray();
        }

        static Wanted of(int[] rows) {
            int[] order = IntStream.range(0, rows.length)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(rows[a], rows[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Wanted(Arrays.stream(order).map(k -> rows[k]).toArray(), order);
        }

        int first(int row) {
            int at = Arrays.binarySearch(sorted, row);
            while (at > 0 && sorted[at - 1] == row) {
                at--;
            }
            return at;
        }

        boolean holds(int at, int row) {
            return at >= 0 && at < sorted.length && sorted[at] == row;
        }
    }
}

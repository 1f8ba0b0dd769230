package org.teasel.estimators.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teasel.api.Progress;
import org.teasel.api.statistic.NotDefinedException;

class PairCountsTest {

    private static final int PARTS = 16;

    private final SplittableRandom random = new SplittableRandom(5);

    /** Observations of a part: the bins of each, and its weight. */
    private record Row(int[] bins, double weight) {}

    private Row row(int[] bins) {
        int[] row = new int[bins.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.min(random.nextInt(bins[i]), random.nextInt(bins[i]));
        }
        return new Row(row, random.nextInt(5) == 0 ? 0 : random.nextDouble());
    }

    private List<Row> add(BinnedBatches part, int[] bins, int size) {
        List<Row> rows = new ArrayList<>();
        short[] binned = new short[bins.length * size];
        double[] weights = new double[size];
        for (int r = 0; r < size; r++) {
            Row row = row(bins);
            rows.add(row);
            weights[r] = row.weight;
            for (int i = 0; i < bins.length; i++) {
                binned[i * size + r] = (short) row.bins[i];
            }
        }
        part.add(binned, weights);
        return rows;
    }

    /** Entropy by its definition, over a map from pairs of bins to weights. */
    private static double entropy(List<List<Row>> parts, int left, int i, int j) {
        Map<List<Integer>, Double> table = new HashMap<>();
        double total = 0;
        for (int part = 0; part < parts.size(); part++) {
            if (part != left) {
                for (Row row : parts.get(part)) {
                    table.merge(List.of(row.bins[i], row.bins[j]), row.weight, Double::sum);
                    total += row.weight;
                }
            }
        }
        double weight = total;
        return table.values().stream()
                .filter(mass -> mass > 0)
                .mapToDouble(mass -> -mass / weight * Math.log(mass / weight))
                .sum();
    }

    private static void assertEntropies(double[][] actual, List<List<Row>> parts, int left) {
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual.length; j++) {
                assertThat(actual[i][j])
                        .as("latents %s and %s without part %s", i, j, left)
                        .isCloseTo(entropy(parts, left, i, j), within(1e-12));
            }
        }
    }

    private static <T> List<T> without(List<T> all, int left) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(left);
        return rest;
    }

    /** The last two latents have so many bins that memory holds no table of theirs for each part. */
    @Test
    void allPartsAndAllButEach() {
        int[] bins = {3, 1, 40, 900, 1000};
        PairCounts counts = new PairCounts(bins, Progress.NONE);
        List<BinnedBatches> parts = new ArrayList<>();
        List<List<Row>> rows = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            BinnedBatches batches = new BinnedBatches(part % 2 == 0 ? 0 : Long.MAX_VALUE);
            parts.add(batches);
            rows.add(part == 3 ? List.of() : new ArrayList<>(add(batches, bins, 10 + random.nextInt(30))));
        }
        assertEntropies(counts.entropies(parts), rows, -1);
        for (int left = 0; left < PARTS; left++) {
            assertEntropies(counts.entropies(without(parts, left)), rows, left);
        }
    }

    @Test
    void oneCountingGivesAllOfThem() {
        int[] bins = {4, 5};
        PairCounts counts = new PairCounts(bins, Progress.NONE);
        List<BinnedBatches> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            BinnedBatches batches = new BinnedBatches(0);
            add(batches, bins, 20);
            parts.add(batches);
        }
        counts.entropies(parts);
        Thread.currentThread().interrupt();
        try {
            // Counting would stop at once.
            for (int left = 0; left < 3; left++) {
                assertThat(counts.entropies(without(parts, left))).hasDimensions(2, 2);
            }
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void allStepsOfTheTaskAreDone() {
        int[] bins = {900, 1000, 3};
        long[] steps = new long[2];
        PairCounts counts = new PairCounts(bins, new Progress() {
            @Override
            public void begin(String task, long all) {
                steps[0] += all;
            }

            @Override
            public void advance(long done) {
                steps[1] += done;
            }

            @Override
            public void end() {
                assertThat(steps[1]).isEqualTo(steps[0]).isEqualTo(6 * PARTS);
            }
        });
        List<BinnedBatches> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(new BinnedBatches(0));
            add(parts.get(part), bins, 5);
        }
        counts.entropies(parts);
        assertThat(steps[1]).isPositive();
    }

    @Test
    void whatIsAddedLaterCounts() {
        int[] bins = {4, 5};
        PairCounts counts = new PairCounts(bins, Progress.NONE);
        BinnedBatches part = new BinnedBatches(0);
        List<Row> rows = add(part, bins, 20);
        assertEntropies(counts.entropies(List.of(part)), List.of(rows), -1);
        rows.addAll(add(part, bins, 10));
        assertEntropies(counts.entropies(List.of(part)), List.of(rows), -1);
    }

    @Test
    void noWeightIsNoEntropy() {
        BinnedBatches part = new BinnedBatches(0);
        part.add(new short[] {0, 1}, new double[] {0, 0});
        assertThatExceptionOfType(NotDefinedException.class)
                .isThrownBy(() -> new PairCounts(new int[] {2}, Progress.NONE).entropies(List.of(part)));
    }
}

package org.teasel.estimators.rows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.teasel.api.statistic.Population;

/** Chooses observations at random. */
public final class RowChoice {

    private RowChoice() {}

    /** At most {@code limit} different rows of positive weight, in random order. */
    public static int[] distinct(Population population, int limit, SplittableRandom random) {
        int size = weighted(population);
        IntUnaryOperator row = size == population.size() ? k -> k : rowsWithWeight(population);
        int[] chosen = new int[Math.min(limit, size)];
        // The first steps of a shuffle, of which only the places that were swapped are kept.
        Map<Integer, Integer> swapped = new HashMap<>();
        for (int k = 0; k < chosen.length; k++) {
            int other = k + random.nextInt(size - k);
            chosen[k] = row.applyAsInt(swapped.getOrDefault(other, other));
            swapped.put(other, swapped.getOrDefault(k, k));
        }
        return chosen;
    }

    private static int weighted(Population population) {
        int count = 0;
        for (int row = 0; row < population.size(); row++) {
            count += population.weight(row) > 0 ? 1 : 0;
        }
        return count;
    }

    private static IntUnaryOperator rowsWithWeight(Population population) {
        int[] rows = IntStream.range(0, population.size())
                .filter(row -> population.weight(row) > 0)
                .toArray();
        return k -> rows[k];
    }

    /** Chooses rows with the probabilities p_n. */
    public static final class ByWeight {

        /** Rows between two sums that are kept: few enough to walk, many enough for the sums to take no memory. */
        private static final int BLOCK = 256;

        private final Population population;
        /** Sum of the weights before each block. */
        private final double[] before;

        private final double total;

        /** For a population. */
        public ByWeight(Population population) {
            this.population = population;
            before = new double[(population.size() + BLOCK - 1) / BLOCK];
            double sum = 0;
            for (int row = 0; row < population.size(); row++) {
                if (row % BLOCK == 0) {
                    before[row / BLOCK] = sum;
                }
                sum += population.weight(row);
            }
            total = sum;
        }

        /**
         * The row at a place among the weights laid end to end: for a uniform place, a row with probability p_row; never
         * one of weight 0.
         *
         * @param place in [0, 1)
         */
        public int at(double place) {
            // A place next to 1 may be rounded up to the whole sum, which no row exceeds.
            double target = Math.min(place * total, Math.nextDown(total));
            int found = Arrays.binarySearch(before, target);
            int block = found >= 0 ? found : -found - 2;
            // Blocks without any weight begin with the same sum.
            while (block + 1 < before.length && before[block + 1] <= target) {
                block++;
            }
            double sum = before[block];
            for (int row = block * BLOCK; row < population.size(); row++) {
                sum += population.weight(row);
                if (sum > target) {
                    return row;
                }
            }
            throw new IllegalStateException("the sum of the weights, " + total + ", is not above " + target);
        }
    }
}

package org.teasel.estimators.rows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.statistic.Population;

/** Chooses observations at random. */
public final class RowChoice {

    private RowChoice() {}

    /** At most {@code limit} different rows of positive weight, in random order. */
    public static int[] distinct(Population population, int limit, SplittableRandom random) {
        int[] rows = IntStream.range(0, population.size())
                .filter(row -> population.weight(row) > 0)
                .toArray();
        int count = Math.min(limit, rows.length);
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(rows.length - k);
            int row = rows[k];
            rows[k] = rows[other];
            rows[other] = row;
        }
        return Arrays.copyOf(rows, count);
    }

    /** Chooses rows with the probabilities p_n. */
    public static final class ByWeight {

        /** Running sums of the weights, ending with 1. */
        private final double[] cumulative;

        /** For a population. */
        public ByWeight(Population population) {
            cumulative = new double[population.size()];
            double sum = 0;
            for (int row = 0; row < cumulative.length; row++) {
                sum += population.weight(row);
                cumulative[row] = sum;
            }
        }

        /**
         * The row at a place among the weights laid end to end: for a uniform place, a row with probability p_row; never
         * one of weight 0.
         *
         * @param place in [0, 1)
         */
        public int at(double place) {
            double target = place * cumulative[cumulative.length - 1];
            int low = 0;
            int high = cumulative.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cumulative[middle] > target) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}

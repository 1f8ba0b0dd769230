package org.teasel.estimators.sampled;

import java.util.SplittableRandom;
import org.teasel.estimators.rows.Streams;

/**
 * Random points in the unit cube, in groups that are independent of each other: point m belongs to group m mod G. Cut
 * the range of a coordinate in as many equal parts as a group has points, and each part holds one of them (McKay, Beckman
 * and Conover 1979). Every point by itself is uniform. The mean of a function over the n points of a group has at most
 * n / (n - 1) times the variance that independent points give (Owen 1997), and hardly any where the function is a sum of
 * functions of single coordinates (Stein 1987).
 *
 * @param points number of points
 * @param groups number of groups, G; as many as there are points makes them all independent
 * @param seed seed
 */
record LatinHypercube(int points, int groups, long seed) {

    /** Keeps the numbers off 0, where a normal variable is infinite. */
    private static final double LEAST = 0x1p-54;

    /**
     * One coordinate of all points.
     *
     * @param index which; there is no end to them
     * @return [points], each in (0, 1)
     */
    double[] coordinate(int index) {
        double[] values = new double[points];
        for (int group = 0; group < groups; group++) {
            fill(values, group, Streams.of(Streams.mix(Streams.mix(seed) + index), group));
        }
        return values;
    }

    private void fill(double[] values, int group, SplittableRandom random) {
        int size = (points - group + groups - 1) / groups;
        int[] parts = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            parts[k] = parts[other];
            parts[other] = k;
        }
        for (int k = 0; k < size; k++) {
            double value = (parts[k] + random.nextDouble(LEAST, 1)) / size;
            values[group + k * groups] = Math.min(value, Math.nextDown(1.0));
        }
    }
}

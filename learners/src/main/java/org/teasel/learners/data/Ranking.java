package org.teasel.learners.data;

import java.util.Arrays;

/** The order of some numbers. Equal numbers share a rank; ranks are dense, from 0 to the number of distinct values. */
public final class Ranking {

    private final double[] distinct;
    private final int[] ranks;
    private final int[] order;

    private Ranking(double[] distinct, int[] ranks, int[] order) {
        this.distinct = distinct;
        this.ranks = ranks;
        this.order = order;
    }

    /** Ranks numbers, none of which is NaN; the two zeros are equal. */
    public static Ranking of(double[] values) {
        // Adding zero turns -0.0 into 0.0, which sorting would else tell apart.
        double[] unsigned = Arrays.stream(values).map(value -> value + 0.0).toArray();
        double[] distinct = Arrays.stream(unsigned).sorted().distinct().toArray();
        int[] ranks = new int[values.length];
        int[] next = new int[distinct.length + 1];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = Arrays.binarySearch(distinct, unsigned[i]);
            next[ranks[i] + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] order = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            order[next[ranks[i]]++] = i;
        }
        return new Ranking(distinct, ranks, order);
    }

    /** Returns the distinct values, ascending: element {@code r} has rank {@code r}. */
    public double[] distinct() {
        return distinct.clone();
    }

    /** Returns the rank of each number. */
    public int[] ranks() {
        return ranks.clone();
    }

    /** Returns the positions of the numbers, the smallest number's first; equal numbers keep their order. */
    public int[] order() {
        return order.clone();
    }
}

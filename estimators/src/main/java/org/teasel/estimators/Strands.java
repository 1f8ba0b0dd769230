package org.teasel.estimators;

import java.util.Arrays;
import org.teasel.estimators.rows.Streams;

/**
 * The parts that a population is dealt into, by a hash of the row's index alone. Each strand is folded by one thread
 * at a time in the order of rows, and strands are merged in their own order: so no number of threads changes a bit.
 * And since a strand is a random part of the data, leaving one out at a time tells how far the observations decide a
 * result.
 */
final class Strands {

    /** Number of strands: some parallelism, and standard errors good to about 18 %. */
    static final int COUNT = 16;

    private Strands() {}

    static int of(int row) {
        return (int) Long.remainderUnsigned(Streams.mix(row), COUNT);
    }

    /** The rows from one to before another by strand, each ascending. */
    static int[][] deal(int from, int to) {
        int[] counts = new int[COUNT];
        for (int row = from; row < to; row++) {
            counts[of(row)]++;
        }
        int[][] rows = new int[COUNT][];
        Arrays.setAll(rows, s -> new int[counts[s]]);
        for (int row = to - 1; row >= from; row--) {
            int strand = of(row);
            rows[strand][--counts[strand]] = row;
        }
        return rows;
    }
}

package org.teasel.estimators.rows;

import java.util.SplittableRandom;

/** Independent random streams: one for each use and index, so that no order of work can change what is drawn. */
public final class Streams {

    private Streams() {}

    /** The stream of an index, such as a draw, under a seed. */
    public static SplittableRandom of(long seed, long index) {
        return new SplittableRandom(mix(mix(seed) + index));
    }

    /** A bijection that scatters neighbouring numbers over all 64 bits (Stafford's variant 13, as in SplitMix64). */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

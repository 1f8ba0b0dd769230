package org.teasel.learners;

import java.util.SplittableRandom;

/**
 * The root of a family of random streams. Tasks that may run in any order, or at once, each take the stream of their
 * own number, so that none depends on what another has drawn.
 *
 * @param value any number
 */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** Returns the seed of task {@code index}; neighbouring indices give unrelated streams. */
    public Seed child(long index) {
        return new Seed(mix(mix(value) + GOLDEN_GAMMA * (index + 1)));
    }

    /** Returns a new generator at the start of this seed's stream. */
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014, in Stafford's thirteenth variant). */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

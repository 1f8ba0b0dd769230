package org.teasel.conformance.rule;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One try of a check: where its randomness comes from, and how it says that an example does not suit it. A check that
 * runs twice with equal trials does the same twice, which shrinking and replaying rest on.
 */
public final class Trial {

    private final Profile profile;
    private final long seed;
    private final RandomGenerator random;
    private int comparisons;
    private double resolution;

    Trial(Profile profile, long seed) {
        this.profile = profile;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** How thorough to be. */
    public Profile profile() {
        return profile;
    }

    /** A seed to hand to what is tried. */
    public long seed() {
        return seed;
    }

    /** The source of all that the check itself does at random. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Notes a comparison that can go wrong by chance; {@link FalseAlarms} shares out the probability of a run.
     *
     * @param resolution the smallest error that the comparison surely finds, in the unit of what it compares
     */
    public void compareByChance(double resolution) {
        comparisons++;
        this.resolution = Math.max(this.resolution, resolution);
    }

    int comparisons() {
        return comparisons;
    }

    double resolution() {
        return resolution;
    }

    /** Ends the try because the example does not suit the rule. */
    public Unsuitable unsuitable(String reason) {
        return new Unsuitable(reason);
    }

    /** Ends a try without a verdict. */
    public static final class Unsuitable extends RuntimeException {
        private Unsuitable(String reason) {
            super(reason, null, false, false);
        }
    }
}

package org.teasel.estimators.mixture;

/**
 * The innermost loops, over {@value #WIDTH} boxes or components at a time. Twins of it do the same operations in the
 * same order and so give the same bits; nothing is fused.
 *
 * <p>A kernel remembers what it did last and is used by one thread at a time. Exponents may be infinite or no numbers
 * where components are absurdly far; what is no number counts as one that matters.
 */
interface Kernel {

    /** Components a block, and boxes a group. */
    int WIDTH = 64;

    /** Exponents above it would overflow in a sum; the sum then needs a scale. */
    double HIGH = 300;

    /** Relative error of a sum of exponents; what is left out is left out even if it erred so much. */
    double ROUNDING = 1e-14;

    /** How far below a cut exponents still count where a block is summed anyway: they cost little and make errors small. */
    double BELOW = 7;

    /** Room for rounding between exponents; logarithms of deviations never add up to so much that they need more. */
    double MARGIN = 1e-9;

    /** Latents after which a block is first looked at. */
    int FIRST_LOOK = 4;

    /** No latent. */
    int NONE = -1;

    /** Each latent in turn, and none. */
    int EVERY = -2;

    /** What it is, for the log. */
    String name();

    /**
     * Bounds the exponents of the components in each box of a group.
     *
     * @param left {@link #EVERY} for the slacks of all targets, as always at a draw that is on a point; or, where it is
     *     known that one target alone needs boxes of the group, the position of the latent that it leaves out, {@link
     *     #NONE} for no latent
     */
    void bounds(Boxes boxes, int group, Probe probe, int left, Slacks slacks);

    /**
     * Exponents of the components in a block, in all the probe's latents by its order, as long as some component may
     * still matter to a target: looked at after {@value #FIRST_LOOK} latents, twice as many, and so on, and at the end.
     *
     * @param totals [WIDTH], receives log p_n and the exponent of each component in the latents read, its log density
     *     less that of the draw's own component
     * @return whether some exponent exceeds the threshold of a target; if none does, totals may not be complete
     */
    boolean matters(Blocks blocks, int block, Probe probe, double[] totals);

    /**
     * Sum over n of p_n exp(exponent - scale) in the latents of a target. Exponents that do not exceed the cut may be left
     * out, and others not.
     *
     * @param left position of the latent that the target leaves out; {@link #NONE} for no latent
     * @param totals those of the block, if it was the last that was asked whether it matters, from which the exponents
     *     of the latent are taken off; null to compute what this target needs and nothing else, without differences
     *     that lose digits
     * @param cut at least {@link Exponential#LEAST} and {@link #BELOW} together
     * @return infinity if an exponent exceeds {@link #HIGH}
     */
    double sum(Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut);

    /** Whether a block is looked at after some of all its latents. */
    static boolean looks(int read, int all) {
        return read == all || read >= FIRST_LOOK && Integer.bitCount(read) == 1;
    }
}

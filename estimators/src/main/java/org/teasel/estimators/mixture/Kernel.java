package org.teasel.estimators.mixture;

/**
 * The innermost loops, over {@value #WIDTH} boxes or components at a time. Twins of it do the same operations in the
 * same order and so give the same bits: sums run in {@value #LANES} lanes, element n in lane n modulo that, which are
 * then added half by half; nothing is fused.
 *
 * <p>A kernel remembers what it did last and is used by one thread at a time. Exponents may be infinite or no numbers where components are absurdly far; what is no number counts as one that
 * matters.
 */
interface Kernel {

    /** Components a block, and boxes a group. */
    int WIDTH = 64;

    /** Lanes of a sum. */
    int LANES = 8;

    /** Exponents above it would overflow in a sum; the sum then needs a scale. */
    double HIGH = 300;

    /** Relative error of a sum of exponents; what is left out is left out even if it erred so much. */
    double ROUNDING = 1e-14;

    /** Room for rounding between exponents; logarithms of deviations never add up to so much that they need more. */
    double MARGIN = 1e-9;

    /** Latents after which a block is first looked at. */
    int FIRST_LOOK = 4;

    /** No latent. */
    int NONE = -1;

    /** What it is, for the log. */
    String name();

    /** Bounds the exponents of the components in each box of a group, for all targets. */
    void bounds(Boxes boxes, int group, Probe probe, Slacks slacks);

    /**
     * The same for one target, where it is known that no other needs any box of the group, at a draw that is on no point.
     *
     * @param left position of the latent that the target leaves out; {@link #NONE} for no latent
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
     * Sum over n of exp(totals_n - e_n - scale), without exponents that do not exceed a cut; of the block that was last
     * asked whether it matters.
     *
     * @param left position of the latent whose exponents e_n are taken off the totals; {@link #NONE} for no latent
     * @param cut at least {@link Exponential#LEAST}
     * @param needed at least the cut; if no exponent exceeds it, the sum counts as 0
     * @return infinity if an exponent exceeds {@link #HIGH}
     */
    double sum(
            Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut, double needed);

    /**
     * What {@link #sum} gives, of any block and for one target alone: only what this target needs is computed, and
     * without differences that lose digits.
     *
     * @param left position of the latent that the target leaves out; {@link #NONE} for no latent
     */
    double sumAlone(Blocks blocks, int block, Probe probe, int left, double scale, double cut, double needed);

    /** Whether a block is looked at after some of all its latents. */
    static boolean looks(int read, int all) {
        return read == all || read >= FIRST_LOOK && Integer.bitCount(read) == 1;
    }
}

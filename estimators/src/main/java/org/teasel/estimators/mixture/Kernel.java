package org.teasel.estimators.mixture;

/**
 * The innermost loops, over {@value #WIDTH} boxes or components at a time. Twins of it do the same operations in the
 * same order and so give the same bits: sums run in {@value #LANES} lanes, element n in lane n modulo that, which are
 * then added half by half; nothing is fused.
 *
 * <p>Exponents may be infinite or no numbers where components are absurdly far; what is no number counts as one that
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

    /** What it is, for the log. */
    String name();

    /**
     * Bounds the exponents of the components in each box of a group.
     *
     * @param slack [WIDTH], receives how far the bound of the target that has the most room exceeds its threshold; at
     *     most 0 if no target needs the box
     */
    void bounds(Boxes boxes, int group, Probe probe, double[] slack);

    /**
     * Exponents of the components in a block.
     *
     * @param terms [j * WIDTH + n], receives the exponent of component n in the probe's j-th latent, its log density
     *     less that of the draw's own component
     * @param totals [WIDTH], receives log p_n and the exponent of each component in all of the probe's latents; no number
     *     for one that does not count
     * @param logWeight least log p_n of a component in the block
     * @param beyond how far below its thresholds a component of a block that is needed may be and still count; at most 0
     * @return the components that count, bit n for component n; 0 if no target needs any
     */
    long terms(Blocks blocks, int block, Probe probe, double[] terms, double[] totals, double logWeight, double beyond);

    /**
     * Sum over n of exp(totals_n - terms_(from + n) - shift), without exponents that do not exceed a cut.
     *
     * @param counting bit n, whether component n counts; the totals of others are no numbers
     * @param cut at least {@link Exponential#LEAST}
     * @return infinity if an exponent exceeds {@link #HIGH}
     */
    double sum(long counting, double[] totals, double[] terms, int from, double shift, double cut);
}

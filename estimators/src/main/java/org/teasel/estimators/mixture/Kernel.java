package org.teasel.estimators.mixture;

/**
 * The innermost loops, over {@value #WIDTH} boxes or components at a time. Twins of it do the same operations in the
 * same order and so give the same bits: sums run in {@value #LANES} lanes, element n in lane n modulo that, which are
 * then added half by half; nothing is fused.
 */
interface Kernel {

    /** Components a block, and boxes a group. */
    int WIDTH = 64;

    /** Lanes of a sum. */
    int LANES = 8;

    /** Exponents below it count as 0. */
    double LEAST = Exponential.LEAST;

    /** Relative error of a sum of exponents; what is left out is left out even if it erred so much. */
    double ROUNDING = 1e-14;

    /** What it is, for the log. */
    String name();

    /**
     * Bounds the exponents of the components in each box of a group. Slack is how far the bound of the target that
     * has the most room exceeds its threshold: at most 0 if no target needs the box.
     *
     * @param slack [WIDTH], receives the slack of each box
     */
    void bounds(Boxes boxes, int group, Probe probe, double[] slack);

    /**
     * Exponents of the components in a block, log p_n included in the totals.
     *
     * @param terms [j * WIDTH + n], receives the exponent of component n in the probe's j-th latent
     * @param totals [WIDTH], receives the exponent of each component in all of the probe's latents
     * @return the greatest slack of a component
     */
    double terms(Blocks blocks, int block, Probe probe, double[] terms, double[] totals);

    /**
     * Sum over n of exp(totals_n - terms_(from + n) - shift), without exponents that do not exceed a cut.
     *
     * @param cut at least {@link #LEAST}
     */
    double sum(double[] totals, double[] terms, int from, double shift, double cut);

    /** Greatest of totals_n - terms_(from + n). */
    double greatest(double[] totals, double[] terms, int from);
}

package org.teasel.estimators.mixture;

import java.util.Arrays;

/**
 * Reads the density of a mixture at draws from it: of a set of latents, and of the set without each of its latents.
 * Groups of components whose boxes show that they can't matter are left out.
 *
 * <p>What is left out of a sum is a certificate, not a guess: a component's relative density is at most that of its
 * box, and boxes are left out only below epsilon times what the sum has for certain. As the weights of all components
 * sum to 1 at most, the sum lacks at most the share epsilon, and its logarithm errs by at most epsilon and rounding.
 *
 * <p>Used by one thread at a time; a tree serves many readers.
 */
public final class MixtureReader {

    /** A total exponent below it has lost digits of its parts. */
    static final double LARGE = -1e5;

    /** Terms that stay below this share of a sum are lost in rounding: 2^-54. */
    private static final double LOST = -54 * Math.log(2);

    private final ComponentTree tree;
    private final Kernel kernel;
    private final Probe probe;
    private final boolean withRests;
    private final double logEpsilon;
    /** From what a whole block may lack to what a component of a block that is read may lack. */
    private final double beyondEpsilon;
    private final int targets;

    private final double[] outerSlack = new double[Kernel.WIDTH];
    private final double[] innerSlack = new double[Kernel.WIDTH];
    private final double[] terms;
    private final double[] totals = new double[Kernel.WIDTH];
    private final double[] rest = new double[Kernel.WIDTH];
    /** Exponents of nothing, to be subtracted. */
    private final double[] nothing = new double[Kernel.WIDTH];

    /** [target], sums of exp(exponent - scale). */
    private final double[] sums;

    private final double[] scales;

    /**
     * A reader of a set.
     *
     * @param latents the set, not empty
     * @param withRests whether to read the set without each of its latents too
     * @param epsilon greatest error of a log density by what is left out, positive
     */
    MixtureReader(ComponentTree tree, Kernel kernel, int[] latents, boolean withRests, double epsilon) {
        this.tree = tree;
        this.kernel = kernel;
        this.withRests = withRests;
        probe = new Probe(latents);
        logEpsilon = Math.log(epsilon);
        beyondEpsilon = Math.min(0, LOST - logEpsilon);
        targets = withRests ? latents.length + 1 : 1;
        terms = new double[latents.length * Kernel.WIDTH];
        sums = new double[targets];
        scales = new double[targets];
    }

    /**
     * Reads the mixture at a draw.
     *
     * @param z [L], the draw
     * @param own [j], log density of the draw's own component in the j-th latent of the set
     * @param point [j], whether the own component is a point in it
     * @param certain a lower bound of every sum, such as the own component's weight; 0 if there is none
     */
    public void read(double[] z, double[] own, boolean[] point, double certain) {
        for (int j = 0; j < probe.latents.length; j++) {
            probe.z[j] = z[probe.latents[j]];
            probe.own[j] = own[j];
            probe.point[j] = point[j];
        }
        Arrays.fill(scales, 0);
        while (!tryToRead(certain)) {
            // A sum got a greater scale; scales only grow, and by a lot each time.
        }
    }

    /**
     * Logarithm of a target's sum of p_n exp(exponent): target 0 is the set, target j + 1 the set without its j-th
     * latent.
     */
    public double log(int target) {
        return scales[target] + Math.log(sums[target]);
    }

    private boolean tryToRead(double certain) {
        Arrays.fill(sums, 0);
        raiseThresholds(certain);
        int nearest = nearest();
        if (!readGroup(nearest)) {
            return false;
        }
        raiseThresholds(certain);
        for (int o = 0; o < tree.outer.groups; o++) {
            kernel.bounds(tree.outer, o, probe, outerSlack);
            int size = Math.min(Kernel.WIDTH, tree.outer.count - o * Kernel.WIDTH);
            for (int n = 0; n < size; n++) {
                int group = o * Kernel.WIDTH + n;
                if (!(outerSlack[n] <= 0) && group != nearest && !readGroup(group)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The group of blocks whose bound has most room. */
    private int nearest() {
        int nearest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < tree.outer.groups; o++) {
            kernel.bounds(tree.outer, o, probe, outerSlack);
            int size = Math.min(Kernel.WIDTH, tree.outer.count - o * Kernel.WIDTH);
            for (int n = 0; n < size; n++) {
                if (outerSlack[n] > most) {
                    most = outerSlack[n];
                    nearest = o * Kernel.WIDTH + n;
                }
            }
        }
        return nearest;
    }

    private void raiseThresholds(double certain) {
        for (int t = 0; t < targets; t++) {
            double least = Math.max(certain * Math.exp(-scales[t]), sums[t]);
            double threshold = logEpsilon + Math.log(least) + scales[t];
            if (t == 0) {
                probe.jointThreshold = threshold;
            } else {
                probe.threshold[t - 1] = threshold;
            }
        }
        if (!withRests) {
            Arrays.fill(probe.threshold, Double.POSITIVE_INFINITY);
        }
    }

    /** Adds the blocks of a group that matter; false if a sum needs a greater scale. */
    private boolean readGroup(int group) {
        kernel.bounds(tree.inner, group, probe, innerSlack);
        int size = Math.min(Kernel.WIDTH, tree.inner.count - group * Kernel.WIDTH);
        for (int n = 0; n < size; n++) {
            if (!(innerSlack[n] <= 0) && !readBlock(group * Kernel.WIDTH + n)) {
                return false;
            }
        }
        return true;
    }

    private boolean readBlock(int block) {
        double logWeight = tree.blocks.leastLogWeight[block];
        if (!kernel.terms(tree.blocks, block, probe, terms, totals, logWeight)) {
            return true;
        }
        double least = 0;
        for (int n = 0; n < tree.blocks.size(block); n++) {
            least = Math.min(least, totals[n]);
        }
        double cut = logWeight + beyondEpsilon;
        if (!add(0, totals, nothing, 0, probe.jointThreshold + cut)) {
            return false;
        }
        for (int j = 0; j < targets - 1; j++) {
            double threshold = probe.threshold[j] + cut;
            boolean digits = least > LARGE;
            if (!digits) {
                addWithout(block, j);
            }
            boolean added = digits
                    ? add(j + 1, totals, terms, j * Kernel.WIDTH, threshold)
                    : add(j + 1, rest, nothing, 0, threshold);
            if (!added) {
                return false;
            }
        }
        return true;
    }

    /** Adds exp(totals - terms) to a target's sum; false if it needs a greater scale. */
    private boolean add(int target, double[] from, double[] without, int at, double threshold) {
        double scale = scales[target];
        double sum = kernel.sum(from, without, at, scale, Math.max(threshold - scale, Exponential.LEAST));
        if (sum == Double.POSITIVE_INFINITY) {
            for (int n = 0; n < Kernel.WIDTH; n++) {
                scales[target] = Math.max(scales[target], from[n] - without[at + n]);
            }
            return false;
        }
        sums[target] += sum;
        return true;
    }

    /** Exponents without a latent, added up without it: where the total is so large that a difference has no digits. */
    private void addWithout(int block, int left) {
        System.arraycopy(tree.blocks.logWeights[block], 0, rest, 0, rest.length);
        for (int j = 0; j < probe.latents.length; j++) {
            if (j != left) {
                for (int n = 0; n < rest.length; n++) {
                    rest[n] += terms[j * Kernel.WIDTH + n];
                }
            }
        }
    }
}

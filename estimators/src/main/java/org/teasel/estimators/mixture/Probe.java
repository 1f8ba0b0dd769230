package org.teasel.estimators.mixture;

import java.util.Arrays;

/**
 * A point to read a mixture at, seen by the latents of one set, with what has been summed up there. Targets are the set
 * itself and, if asked for, the set without each of its latents.
 */
final class Probe {

    /** Logarithm of the share of what may be left out beyond the thresholds that a single box may use up. */
    private static final double LOG_MOST_AT_ONCE = Math.log(1.0 / 64);

    /** The latents of the set. */
    final int[] latents;
    /** [j], the point in the j-th latent. */
    final double[] z;
    /** [j], log density of the draw's own component, by which exponents are measured. */
    final double[] own;
    /** [j], whether the draw's own component is a point in the latent. */
    final boolean[] point;
    /** [j], exponents without the j-th latent that don't exceed it can be left out. */
    final double[] threshold;
    /** The same for the exponents in all latents. */
    double jointThreshold;
    /** How far all thresholds have risen since the first. */
    double risen;

    /** All j, those that tell most first: how the latents of a block are read. */
    final int[] order;
    /** [target][k], the same for the latents of each target. */
    final int[][] orders;
    /** [target], sum of what the draw's own component has in its latents. */
    final double[] ownTotals;
    /** Whether the draw's own component is a point in some latent. */
    boolean onPoint;
    /** [j], bound of what a block of the group under way has in a latent, less its height. */
    private final double[] reach;
    /** [k], bound of the exponents of the group under way in the latents from the k-th of the order on. */
    final double[] open;
    /** [k], least room of the targets that are yet to be read by then. */
    final double[] openRoom;

    /** [target], sums of exp(exponent - scale): of the set, and of it without its j-th latent at j + 1. */
    final double[] sums;
    /** [target]. */
    final double[] scales;

    private final double[] first;
    private final double logEpsilon;
    private double certain;
    /** [target], what has been left out beyond the threshold, as a share of the greatest that may be. */
    private final double[] spent;
    /** [target], the sum by which its threshold was raised last. */
    private final double[] reached;

    /**
     * A probe.
     *
     * @param orders [target][k], positions in the set of its latents, those that tell most first; the set itself comes
     *     first, and then it without each latent, unless only it is asked for
     * @param logEpsilon logarithm of the share of a sum that may be left out by the thresholds
     */
    Probe(int[] latents, int[][] orders, double logEpsilon) {
        this.latents = latents;
        this.orders = orders;
        this.logEpsilon = logEpsilon;
        order = orders[0];
        int targets = orders.length;
        ownTotals = new double[targets];
        reach = new double[latents.length];
        z = new double[latents.length];
        own = new double[latents.length];
        point = new boolean[latents.length];
        open = new double[latents.length + 1];
        openRoom = new double[latents.length + 1];
        threshold = new double[latents.length];
        Arrays.fill(threshold, Double.POSITIVE_INFINITY);
        sums = new double[targets];
        scales = new double[targets];
        first = new double[targets];
        spent = new double[targets];
        reached = new double[targets];
    }

    /** Starts anew at a draw. */
    void start(MixtureReader.Draw draw) {
        onPoint = false;
        for (int j = 0; j < latents.length; j++) {
            z[j] = draw.z()[latents[j]];
            own[j] = draw.own()[j];
            point[j] = draw.point()[j];
            onPoint |= point[j];
        }
        for (int t = 0; t < ownTotals.length; t++) {
            ownTotals[t] = 0;
            for (int j : orders[t]) {
                ownTotals[t] += own[j];
            }
        }
        certain = draw.certain();
        Arrays.fill(scales, 0);
        startSums();
    }

    /** Starts anew with the scales as they are. */
    void startSums() {
        Arrays.fill(sums, 0);
        Arrays.fill(spent, 0);
        Arrays.fill(reached, -1);
        raiseThresholds();
        first[0] = jointThreshold;
        System.arraycopy(threshold, 0, first, 1, first.length - 1);
        risen = 0;
    }

    /** Raises thresholds to what the sums so far allow. */
    void raiseThresholds() {
        risen = Double.POSITIVE_INFINITY;
        for (int t = 0; t < sums.length; t++) {
            if (sums[t] != reached[t]) {
                reached[t] = sums[t];
                raiseThreshold(t);
            }
            double rise = threshold(t) - first[t];
            risen = rise >= 0 ? Math.min(risen, rise) : 0;
        }
    }

    private void raiseThreshold(int target) {
        double least = Math.max(certain * Math.exp(-scales[target]), sums[target]);
        double raised = logEpsilon + Math.log(least) + scales[target];
        if (target == 0) {
            jointThreshold = raised;
        } else {
            threshold[target - 1] = raised;
        }
    }

    /** Turns to a group of blocks, whose box bounds what is yet to be read of a block. */
    void turnTo(Boxes boxes, int group) {
        int last = order.length;
        open[last] = 0;
        openRoom[last] = jointThreshold;
        for (int k = last - 1; k >= 0; k--) {
            int j = order[k];
            double bound = boxes.bound(group / Kernel.WIDTH, group % Kernel.WIDTH, this, j);
            reach[j] = -boxes.squaredDistance(group / Kernel.WIDTH, group % Kernel.WIDTH, this, j);
            open[k] = open[k + 1] + bound;
            openRoom[k] = Math.min(openRoom[k + 1], bound + threshold[j]);
        }
    }

    /** Bound of what a block of the group under way has in the latents of a target from the k-th on, less heights. */
    double reach(int target, int k) {
        double sum = 0;
        for (int rest = k; rest < orders[target].length; rest++) {
            sum += reach[orders[target][rest]];
        }
        return sum;
    }

    /** Exponents of a target that don't exceed it can be left out. */
    double threshold(int target) {
        return target == 0 ? jointThreshold : threshold[target - 1];
    }

    /**
     * Whether a box can be left out though its slack is positive: while what is left out that way of a target stays
     * below what may be.
     *
     * @param target the only target that needs the box
     * @param slack of the box, with the logarithm of the weight of all its components
     */
    boolean spend(int target, double slack) {
        if (!(slack <= LOG_MOST_AT_ONCE)) {
            return false;
        }
        double share = Math.exp(slack);
        if (spent[target] + share > 1) {
            return false;
        }
        spent[target] += share;
        return true;
    }
}

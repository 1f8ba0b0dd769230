package org.teasel.estimators.mixture;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the density of a mixture at draws from it: of a set of latents, and of the set without each of its latents.
 * Groups of components whose boxes show that they can't matter are left out. Draws are read some at a time, so that
 * neighbours share what is fetched from memory.
 *
 * <p>What is left out of a sum is a certificate, not a guess: a component's relative density is at most that of its
 * box. Boxes are left out below half of epsilon times what the sum has for certain; as the weights of all components
 * sum to 1 at most, the sum lacks at most that share by them. A few others are left out of a sum as long as their weights
 * times their bounds add up to no more than the other half. So the logarithm errs by at most epsilon and rounding.
 *
 * <p>Most blocks that are read matter to one set alone, such as that without the narrowest latent, and are read for it
 * alone.
 *
 * <p>Used by one thread at a time; a tree serves many readers.
 */
public final class MixtureReader {

    /** Draws that are read together. */
    public static final int TOGETHER = 128;

    /** A total exponent below it has lost digits of its parts. */
    private static final double LARGE = -1e5;

    private final ComponentTree tree;
    private final Kernel kernel;
    private final Probe[] probes;

    /** [draw][group of groups], slacks of the groups of blocks. */
    private final Slacks[][] outer;

    private final Slacks[] inner;
    /** [block of the group under way], a bit for each draw that needs it. */
    private final long[][] needed = new long[Kernel.WIDTH][TOGETHER / Long.SIZE];

    /** [j], bounds of the block under way. */
    private final double[] bounds;

    /** [target], whether it needs the block under way. */
    private final boolean[] needing;

    private final double[] totals = new double[Kernel.WIDTH];

    /**
     * A draw.
     *
     * @param z [L], the draw
     * @param own [j], log density of the draw's own component in the j-th latent of the set
     * @param point [j], whether the own component is a point in it
     * @param certain a lower bound of every sum, such as the own component's weight; 0 if there is none
     */
    public record Draw(double[] z, double[] own, boolean[] point, double certain) {}

    /**
     * A reader of a set.
     *
     * @param latents the set, ascending, not empty
     * @param withRests whether to read the set without each of its latents too
     * @param epsilon greatest error of a log density by what is left out, positive
     */
    MixtureReader(ComponentTree tree, Kernel kernel, int[] latents, boolean withRests, double epsilon) {
        this.tree = tree;
        this.kernel = kernel;
        double logEpsilon = Math.log(0.5 * epsilon);
        int[] order = Arrays.stream(tree.telling)
                .map(latent -> Arrays.binarySearch(latents, latent))
                .filter(j -> j >= 0)
                .toArray();
        int[][] orders = IntStream.range(Kernel.NONE, withRests ? latents.length : 0)
                .mapToObj(left -> Arrays.stream(order).filter(j -> j != left).toArray())
                .toArray(int[][]::new);
        probes = Stream.generate(() -> new Probe(latents, orders, logEpsilon))
                .limit(TOGETHER)
                .toArray(Probe[]::new);
        outer = new Slacks[TOGETHER][tree.outer.groups];
        inner = new Slacks[TOGETHER];
        for (int d = 0; d < TOGETHER; d++) {
            Arrays.setAll(outer[d], o -> new Slacks());
            inner[d] = new Slacks();
        }
        bounds = new double[latents.length];
        needing = new boolean[probes[0].sums.length];
    }

    /** Reads the mixture at some draws, at most {@link #TOGETHER}; neighbours cost least. */
    public void read(Draw... draws) {
        for (int d = 0; d < draws.length; d++) {
            probes[d].start(draws[d]);
        }
        boolean[] done = new boolean[draws.length];
        read(0, draws.length, done);
        for (int d = 0; d < draws.length; d++) {
            while (!done[d]) {
                // A sum needed a greater scale, which it has now; scales only grow, and by a lot each time.
                probes[d].startSums();
                done[d] = true;
                read(d, d + 1, done);
            }
        }
    }

    /**
     * Logarithm of a target's sum of p_n exp(exponent) at the d-th draw of the last call: target 0 is the set, target
     * j + 1 the set without its j-th latent.
     */
    public double log(int d, int target) {
        return probes[d].scales[target] + Math.log(probes[d].sums[target]);
    }

    /** Reads draws; one that is not done needs a greater scale. */
    private void read(int from, int to, boolean[] done) {
        Arrays.fill(done, from, to, true);
        double[] most = new double[tree.inner.groups];
        for (int o = 0; o < tree.outer.groups; o++) {
            for (int d = from; d < to; d++) {
                kernel.bounds(tree.outer, o, probes[d], Kernel.EVERY, outer[d][o]);
            }
        }
        int[] order = new int[most.length];
        for (int group = 0; group < most.length; group++) {
            order[group] = group;
            double slack = Double.NEGATIVE_INFINITY;
            for (int d = from; d < to; d++) {
                slack = Math.max(slack, outer[d][group / Kernel.WIDTH].most[group % Kernel.WIDTH]);
            }
            // Sorted from the nearest to the farthest; what is no number comes first.
            most[group] = Double.isNaN(slack) ? Double.NEGATIVE_INFINITY : -slack;
        }
        Ordering.sort(most, order, 0, order.length);
        for (int k = 0; k < order.length && !(most[k] >= 0); k++) {
            readGroup(order[k], from, to, done);
        }
    }

    private void readGroup(int group, int from, int to, boolean[] done) {
        boolean[] active = new boolean[to];
        int at = group % Kernel.WIDTH;
        for (long[] draws : needed) {
            Arrays.fill(draws, 0);
        }
        for (int d = from; d < to; d++) {
            Slacks slacks = outer[d][group / Kernel.WIDTH];
            active[d] = done[d] && Slacks.positive(slacks.most[at] - probes[d].risen);
            if (active[d]) {
                int left = slacks.shared(at) || probes[d].onPoint ? Kernel.EVERY : slacks.target(at) - 1;
                kernel.bounds(tree.inner, group, probes[d], left, inner[d]);
                probes[d].turnTo(tree.outer, group);
                for (int n = 0; n < Kernel.WIDTH; n++) {
                    if (inner[d].needed(n)) {
                        needed[n][d / Long.SIZE] |= 1L << d;
                    }
                }
            }
        }
        int size = Math.min(Kernel.WIDTH, tree.inner.count - group * Kernel.WIDTH);
        for (int n = 0; n < size; n++) {
            for (int w = 0; w < needed[n].length; w++) {
                for (long draws = needed[n][w]; draws != 0; draws &= draws - 1) {
                    int d = w * Long.SIZE + Long.numberOfTrailingZeros(draws);
                    done[d] = done[d] && readBlock(probes[d], group, n, inner[d]);
                }
            }
        }
        for (int d = from; d < to; d++) {
            if (active[d] && done[d]) {
                probes[d].raiseThresholds();
            }
        }
    }

    /** Adds what matters of a block to the sums of the targets that need it; false if one needs a greater scale. */
    private boolean readBlock(Probe probe, int group, int n, Slacks slacks) {
        int block = group * Kernel.WIDTH + n;
        if (!slacks.shared(n)) {
            int target = slacks.target(n);
            if (probe.spend(target, slacks.most[n] + tree.blocks.logWeight[block])) {
                return true;
            }
            return add(probe, block, target, false);
        }
        if (!kernel.matters(tree.blocks, block, probe, totals) || !findNeeding(probe, group, n)) {
            return true;
        }
        boolean precise = true;
        for (double total : totals) {
            precise &= total >= LARGE;
        }
        for (int t = 0; t < needing.length; t++) {
            if (needing[t] && !add(probe, block, t, precise || t == 0)) {
                return false;
            }
        }
        return true;
    }

    /** Finds the targets that need a block, by the bounds of its box; whether there is any. */
    private boolean findNeeding(Probe probe, int group, int n) {
        double total = 0;
        for (int j = 0; j < bounds.length; j++) {
            bounds[j] = tree.inner.bound(group, n, probe, j);
            total += bounds[j];
        }
        double margin = Kernel.ROUNDING * Math.abs(total);
        boolean any = false;
        for (int t = 0; t < needing.length; t++) {
            double slack = t == 0 ? total - probe.jointThreshold : total - bounds[t - 1] - probe.threshold[t - 1];
            needing[t] = !(slack + margin <= 0);
            any |= needing[t];
        }
        return any;
    }

    /**
     * Adds a block to a target's sum; false if it needs a greater scale.
     *
     * @param fromTotals whether the exponents of all latents are known, and may lose those of the one left out
     */
    private boolean add(Probe probe, int block, int target, boolean fromTotals) {
        int left = target - 1;
        double scale = probe.scales[target];
        double cut = Math.max(
                probe.threshold(target) + tree.blocks.leastLogWeight[block] - scale, Exponential.LEAST + Kernel.BELOW);
        double sum = kernel.sum(tree.blocks, block, probe, left, fromTotals ? totals : null, scale, cut);
        if (sum == Double.POSITIVE_INFINITY) {
            for (int n = 0; n < Kernel.WIDTH; n++) {
                double exponent = tree.blocks.exponent(block, n, probe, probe.orders[target]);
                probe.scales[target] = exponent > probe.scales[target] ? exponent : probe.scales[target];
            }
            return false;
        }
        probe.sums[target] += sum;
        return true;
    }
}

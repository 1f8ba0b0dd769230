package org.teasel.estimators.mixture;

import java.util.Arrays;

/** The kernel that every virtual machine runs. */
final class ScalarKernel implements Kernel {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void bounds(Boxes boxes, int group, Probe probe, double[] slack) {
        double[] lowest = new double[WIDTH];
        Arrays.fill(slack, 0);
        Arrays.fill(lowest, probe.jointThreshold);
        for (int j = 0; j < probe.latents.length; j++) {
            if (probe.point[j]) {
                addPointBounds(boxes, group, probe, j, slack, lowest);
            } else {
                addBounds(boxes, group, probe, j, slack, lowest);
            }
        }
        for (int n = 0; n < WIDTH; n++) {
            slack[n] = slack[n] - lowest[n] + ROUNDING * Math.abs(slack[n]);
        }
    }

    private static void addBounds(Boxes boxes, int group, Probe probe, int j, double[] totals, double[] lowest) {
        double[] lows = boxes.lows[group];
        double[] highs = boxes.highs[group];
        double[] inverses = boxes.inverses[group];
        double[] heights = boxes.heights[group];
        int from = probe.latents[j] * WIDTH;
        double z = probe.z[j];
        double own = probe.own[j];
        double threshold = probe.threshold[j];
        for (int n = 0; n < WIDTH; n++) {
            double below = lows[from + n] - z;
            double above = z - highs[from + n];
            double outside = below > above ? below : above;
            double distance = (outside > 0 ? outside : 0) * inverses[from + n];
            double term = heights[from + n] - distance * distance - own;
            totals[n] += term;
            double room = term + threshold;
            lowest[n] = room < lowest[n] ? room : lowest[n];
        }
    }

    /** The draw's own component is a point in the latent: boxes may hold points at the draw, or not. */
    private static void addPointBounds(Boxes boxes, int group, Probe probe, int j, double[] totals, double[] lowest) {
        for (int n = 0; n < WIDTH; n++) {
            double term = boxes.pointBound(group, n, probe.latents[j], probe.z[j]);
            totals[n] += term;
            lowest[n] = Math.min(lowest[n], term + probe.threshold[j]);
        }
    }

    @Override
    public long terms(
            Blocks blocks, int block, Probe probe, double[] terms, double[] totals, double logWeight, double beyond) {
        double[] lowest = new double[WIDTH];
        Arrays.fill(lowest, probe.jointThreshold);
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        for (int j = 0; j < probe.latents.length; j++) {
            if (probe.point[j]) {
                addPointTerms(blocks, block, probe, j, terms, totals, lowest);
            } else {
                addTerms(blocks, block, probe, j, terms, totals, lowest);
            }
        }
        boolean needed = false;
        for (int n = 0; n < WIDTH; n++) {
            lowest[n] = totals[n] - lowest[n] + ROUNDING * Math.abs(totals[n]) - logWeight;
            needed |= !(lowest[n] <= 0);
        }
        return needed ? counting(lowest, totals, beyond) : 0;
    }

    /** The components whose slack does not say that they don't count; the totals of others become no numbers. */
    static long counting(double[] slack, double[] totals, double beyond) {
        long counting = 0;
        for (int n = 0; n < WIDTH; n++) {
            if (slack[n] <= beyond) {
                totals[n] = Double.NaN;
            } else {
                counting |= 1L << n;
            }
        }
        return counting;
    }

    private static void addTerms(
            Blocks blocks, int block, Probe probe, int j, double[] terms, double[] totals, double[] lowest) {
        double[] means = blocks.means[block];
        double[] inverses = blocks.inverses[block];
        double[] heights = blocks.heights[block];
        int from = probe.latents[j] * WIDTH;
        int to = j * WIDTH;
        double z = probe.z[j];
        double own = probe.own[j];
        double threshold = probe.threshold[j];
        for (int n = 0; n < WIDTH; n++) {
            double distance = (z - means[from + n]) * inverses[from + n];
            double term = heights[from + n] - distance * distance - own;
            terms[to + n] = term;
            totals[n] += term;
        }
        for (int n = 0; n < WIDTH; n++) {
            double room = terms[to + n] + threshold;
            lowest[n] = room < lowest[n] ? room : lowest[n];
        }
    }

    /** The draw's own component is a point in the latent: others are at the draw, or not. */
    private static void addPointTerms(
            Blocks blocks, int block, Probe probe, int j, double[] terms, double[] totals, double[] lowest) {
        for (int n = 0; n < WIDTH; n++) {
            double term = blocks.pointTerm(block, n, probe.latents[j], probe.z[j]);
            terms[j * WIDTH + n] = term;
            totals[n] += term;
            lowest[n] = Math.min(lowest[n], term + probe.threshold[j]);
        }
    }

    @Override
    public double sum(long counting, double[] totals, double[] terms, int from, double shift, double cut) {
        double[] lanes = new double[LANES];
        for (long left = counting; left != 0; left &= left - 1) {
            int n = Long.numberOfTrailingZeros(left);
            double x = totals[n] - terms[from + n] - shift;
            if (x > cut) {
                if (x > HIGH) {
                    return Double.POSITIVE_INFINITY;
                }
                lanes[n % LANES] += Exponential.of(x);
            }
        }
        return addUp(lanes);
    }

    /** Sum of lanes, half by half. */
    static double addUp(double[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }
}

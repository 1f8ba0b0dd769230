package org.teasel.estimators.mixture;

import java.util.Arrays;

/** The kernel that every virtual machine runs. */
final class ScalarKernel implements Kernel {

    /** [n], least room that a latent read so far gives a component. */
    private final double[] lowest = new double[WIDTH];

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void bounds(Boxes boxes, int group, Probe probe, int left, Slacks slacks) {
        if (left == EVERY) {
            bounds(boxes, group, probe, slacks);
            return;
        }
        slacks.ofOne(left + 1);
        for (int n = 0; n < WIDTH; n++) {
            slacks.most[n] = slack(boxes, group, n, probe, left);
        }
    }

    private void bounds(Boxes boxes, int group, Probe probe, Slacks slacks) {
        slacks.ofAll();
        Arrays.fill(slacks.most, 0);
        Arrays.fill(slacks.targets, 0);
        Arrays.fill(slacks.next, Double.POSITIVE_INFINITY);
        Arrays.fill(lowest, probe.jointThreshold);
        for (int j = 0; j < probe.latents.length; j++) {
            for (int n = 0; n < WIDTH; n++) {
                double term = boxes.bound(group, n, probe, j);
                slacks.most[n] += term;
                double room = term + probe.threshold[j];
                boolean lower = room < lowest[n];
                double higher = lower ? lowest[n] : room;
                slacks.next[n] = higher < slacks.next[n] ? higher : slacks.next[n];
                slacks.targets[n] = lower ? j + 1 : slacks.targets[n];
                lowest[n] = lower ? room : lowest[n];
            }
        }
        for (int n = 0; n < WIDTH; n++) {
            double margin = ROUNDING * Math.abs(slacks.most[n]);
            slacks.next[n] = slacks.most[n] - slacks.next[n] + margin;
            slacks.most[n] = slacks.most[n] - lowest[n] + margin;
        }
    }

    private static double slack(Boxes boxes, int group, int box, Probe probe, int left) {
        double total = 0;
        for (int j : probe.orders[left + 1]) {
            total += boxes.bound(group, box, probe, j);
        }
        return total - probe.threshold(left + 1) + ROUNDING * Math.abs(total);
    }

    @Override
    public boolean matters(Blocks blocks, int block, Probe probe, double[] totals) {
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        int all = probe.order.length;
        for (int read = 1; read <= all; read++) {
            int j = probe.order[read - 1];
            for (int n = 0; n < WIDTH; n++) {
                double term = blocks.exponent(block, n, probe, j);
                totals[n] += term;
                double room = term + probe.threshold[j];
                lowest[n] = room < lowest[n] ? room : lowest[n];
            }
            if (Kernel.looks(read, all) && !matters(probe, read, totals, blocks.leastLogWeight[block])) {
                return false;
            }
        }
        return true;
    }

    private boolean matters(Probe probe, int read, double[] totals, double limit) {
        for (int n = 0; n < WIDTH; n++) {
            double room = probe.openRoom[read] < lowest[n] ? probe.openRoom[read] : lowest[n];
            double total = totals[n] + probe.open[read];
            if (!(total - room + ROUNDING * Math.abs(total) <= limit)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double sum(Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut) {
        if (totals == null) {
            return sumAlone(blocks, block, probe, left, scale, cut);
        }
        double[] exponents = totals.clone();
        if (left != NONE) {
            for (int n = 0; n < WIDTH; n++) {
                exponents[n] -= blocks.exponent(block, n, probe, left);
            }
        }
        return sum(exponents, scale, cut);
    }

    private static double sumAlone(Blocks blocks, int block, Probe probe, int left, double scale, double cut) {
        int[] order = probe.orders[left + 1];
        if (probe.onPoint) {
            double[] exponents = new double[WIDTH];
            Arrays.setAll(exponents, n -> blocks.exponent(block, n, probe, order));
            return sum(exponents, scale, cut);
        }
        double shift = scale + probe.ownTotals[left + 1];
        double[] exponents = heights(blocks, block, probe, left);
        for (int k = 0; k < order.length; k++) {
            for (int n = 0; n < WIDTH; n++) {
                exponents[n] -= blocks.squaredDistance(block, n, probe, order[k]);
            }
            if (Kernel.looks(k + 1, order.length)
                    && !exceeds(exponents, cut + shift - probe.reach(left + 1, k + 1) - MARGIN)) {
                return 0;
            }
        }
        return sum(exponents, shift, cut);
    }

    /** Log p_n and the heights of all components in the latents of a target. */
    private static double[] heights(Blocks blocks, int block, Probe probe, int left) {
        double[] heights = blocks.heights[block];
        double[] all = blocks.totalHeights(block, probe);
        double[] totals = (all == null ? blocks.logWeights[block] : all).clone();
        if (all == null) {
            for (int j : probe.orders[left + 1]) {
                for (int n = 0; n < WIDTH; n++) {
                    totals[n] += heights[probe.latents[j] * WIDTH + n];
                }
            }
        } else if (left != NONE) {
            for (int n = 0; n < WIDTH; n++) {
                totals[n] -= heights[probe.latents[left] * WIDTH + n];
            }
        }
        return totals;
    }

    private static boolean exceeds(double[] values, double limit) {
        for (double value : values) {
            if (value > limit) {
                return true;
            }
        }
        return false;
    }

    private static double sum(double[] exponents, double shift, double cut) {
        double sum = 0;
        for (double exponent : exponents) {
            double x = exponent - shift;
            if (x > HIGH) {
                return Double.POSITIVE_INFINITY;
            }
            if (x > cut - BELOW) {
                sum += Exponential.of(x);
            }
        }
        return sum;
    }
}

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
    public void bounds(Boxes boxes, int group, Probe probe, double[] slack) {
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
    public void totals(Blocks blocks, int block, Probe probe, int[] positions, double[] totals) {
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        for (int j : positions) {
            for (int n = 0; n < WIDTH; n++) {
                totals[n] += blocks.exponent(block, n, probe, j);
            }
        }
    }

    @Override
    public double sum(
            Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut, double needed) {
        double[] lanes = new double[LANES];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < WIDTH; n++) {
            double x = totals[n] - (left == NONE ? 0 : blocks.exponent(block, n, probe, left)) - scale;
            if (x > cut) {
                if (x > HIGH) {
                    return Double.POSITIVE_INFINITY;
                }
                greatest = x > greatest ? x : greatest;
                lanes[n % LANES] += Exponential.of(x);
            }
        }
        return greatest > needed ? addUp(lanes) : 0;
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

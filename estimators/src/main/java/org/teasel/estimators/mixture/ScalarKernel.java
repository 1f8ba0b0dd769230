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
        double[] lows = boxes.lows[group];
        double[] highs = boxes.highs[group];
        double[] inverses = boxes.inverses[group];
        double[] heights = boxes.heights[group];
        for (int j = 0; j < probe.latents.length; j++) {
            int from = probe.latents[j] * WIDTH;
            double z = probe.z[j];
            double own = probe.own[j];
            double threshold = probe.threshold[j];
            if (probe.point[j]) {
                for (int n = 0; n < WIDTH; n++) {
                    double term = boxes.pointBound(group, n, probe.latents[j], z);
                    slack[n] += term;
                    lowest[n] = Math.min(lowest[n], term + threshold);
                }
                continue;
            }
            for (int n = 0; n < WIDTH; n++) {
                double distance = Math.max(Math.max(lows[from + n] - z, z - highs[from + n]), 0) * inverses[from + n];
                double term = Math.max(heights[from + n] - distance * distance - own, Blocks.OFF);
                slack[n] += term;
                lowest[n] = Math.min(lowest[n], term + threshold);
            }
        }
        for (int n = 0; n < WIDTH; n++) {
            slack[n] = slack[n] - lowest[n] + ROUNDING * Math.abs(slack[n]);
        }
    }

    @Override
    public double terms(Blocks blocks, int block, Probe probe, double[] terms, double[] totals) {
        double[] lowest = new double[WIDTH];
        Arrays.fill(lowest, probe.jointThreshold);
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        double[] inverses = blocks.inverses[block];
        double[] means = blocks.means[block];
        double[] heights = blocks.heights[block];
        for (int j = 0; j < probe.latents.length; j++) {
            int from = probe.latents[j] * WIDTH;
            int to = j * WIDTH;
            double z = probe.z[j];
            double own = probe.own[j];
            double threshold = probe.threshold[j];
            if (probe.point[j]) {
                for (int n = 0; n < WIDTH; n++) {
                    double term = blocks.pointTerm(block, n, probe.latents[j], z);
                    terms[to + n] = term;
                    totals[n] += term;
                    lowest[n] = Math.min(lowest[n], term + threshold);
                }
                continue;
            }
            for (int n = 0; n < WIDTH; n++) {
                double distance = (z - means[from + n]) * inverses[from + n];
                double term = Math.max(heights[from + n] - distance * distance - own, Blocks.OFF);
                terms[to + n] = term;
                totals[n] += term;
                lowest[n] = Math.min(lowest[n], term + threshold);
            }
        }
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < WIDTH; n++) {
            greatest = Math.max(greatest, totals[n] - lowest[n] + ROUNDING * Math.abs(totals[n]));
        }
        return greatest;
    }

    @Override
    public double sum(double[] totals, double[] terms, int from, double shift, double cut) {
        double[] lanes = new double[LANES];
        for (int n = 0; n < WIDTH; n++) {
            double x = totals[n] - terms[from + n] - shift;
            if (x > cut) {
                lanes[n % LANES] += Exponential.of(x);
            }
        }
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Override
    public double greatest(double[] totals, double[] terms, int from) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < WIDTH; n++) {
            greatest = Math.max(greatest, totals[n] - terms[from + n]);
        }
        return greatest;
    }
}

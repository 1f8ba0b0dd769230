package org.teasel.estimators.mixture;

import java.util.Arrays;

/**
 * Boxes around the means and standard deviations of groups of components, in groups of {@link Kernel#WIDTH} boxes,
 * latent by latent in each. Nothing in a box is denser at z than its greatest height, less the squared distance of z
 * from its means over its greatest deviation. What is missing in the last group has boxes that nothing is in.
 */
final class Boxes {

    final int latents;
    /** Number of boxes. */
    final int count;
    /** Number of groups. */
    final int groups;

    final double[][] lows;
    final double[][] highs;
    /** sqrt(1/2) over the greatest deviation; 0 if all are points. */
    final double[][] inverses;

    final double[][] heights;
    /** Range of the components that are points; null if there are none at all. */
    private double[][] pointLows;

    private double[][] pointHighs;

    private Boxes(int latents, int count) {
        this.latents = latents;
        this.count = count;
        groups = (count + Kernel.WIDTH - 1) / Kernel.WIDTH;
        lows = filled(Double.MAX_VALUE);
        highs = filled(-Double.MAX_VALUE);
        inverses = filled(Double.MAX_VALUE);
        heights = filled(Blocks.OFF);
    }

    private double[][] filled(double value) {
        double[][] table = new double[groups][latents * Kernel.WIDTH];
        for (double[] row : table) {
            Arrays.fill(row, value);
        }
        return table;
    }

    /** A box around each block. */
    static Boxes around(Blocks blocks) {
        Boxes boxes = new Boxes(blocks.latents, blocks.count);
        for (int block = 0; block < blocks.count; block++) {
            for (int i = 0; i < blocks.latents; i++) {
                boxes.include(blocks, block, i);
            }
        }
        boxes.emptyWhatHoldsNothing();
        return boxes;
    }

    /** A box around each {@link Kernel#WIDTH} boxes. */
    static Boxes around(Boxes inner) {
        Boxes boxes = new Boxes(inner.latents, inner.groups);
        if (inner.pointLows != null) {
            boxes.makePoints();
        }
        for (int b = 0; b < inner.count; b++) {
            for (int i = 0; i < inner.latents; i++) {
                int from = i * Kernel.WIDTH + b % Kernel.WIDTH;
                int group = b / Kernel.WIDTH;
                int box = group / Kernel.WIDTH;
                int at = i * Kernel.WIDTH + group % Kernel.WIDTH;
                if (inner.heights[group][from] != Blocks.OFF) {
                    extend(boxes.lows, boxes.highs, box, at, inner.lows[group][from], inner.highs[group][from]);
                    boxes.inverses[box][at] = Math.min(boxes.inverses[box][at], inner.inverses[group][from]);
                    boxes.heights[box][at] = Math.max(boxes.heights[box][at], inner.heights[group][from]);
                }
                if (inner.pointLows != null) {
                    extend(
                            boxes.pointLows,
                            boxes.pointHighs,
                            box,
                            at,
                            inner.pointLows[group][from],
                            inner.pointHighs[group][from]);
                }
            }
        }
        boxes.emptyWhatHoldsNothing();
        return boxes;
    }

    private void include(Blocks blocks, int block, int latent) {
        int group = block / Kernel.WIDTH;
        int at = latent * Kernel.WIDTH + block % Kernel.WIDTH;
        int from = latent * Kernel.WIDTH;
        for (int k = from; k < from + blocks.size(block); k++) {
            double mean = blocks.means[block][k];
            double height = blocks.heights[block][k];
            if (height == Blocks.OFF) {
                makePoints();
                extend(pointLows, pointHighs, group, at, mean, mean);
            } else {
                extend(lows, highs, group, at, mean, mean);
                inverses[group][at] = Math.min(inverses[group][at], blocks.inverses[block][k]);
                heights[group][at] = Math.max(heights[group][at], height);
            }
        }
    }

    private void makePoints() {
        if (pointLows == null) {
            pointLows = filled(Double.MAX_VALUE);
            pointHighs = filled(-Double.MAX_VALUE);
        }
    }

    private static void extend(double[][] lows, double[][] highs, int group, int at, double low, double high) {
        lows[group][at] = Math.min(lows[group][at], low);
        highs[group][at] = Math.max(highs[group][at], high);
    }

    /** Boxes in which all are points, or nothing is: at no distance, but off. */
    private void emptyWhatHoldsNothing() {
        for (int g = 0; g < groups; g++) {
            for (int at = 0; at < heights[g].length; at++) {
                if (heights[g][at] == Blocks.OFF) {
                    lows[g][at] = highs[g][at] = inverses[g][at] = 0;
                }
            }
        }
    }

    /** Bound of the exponents in a latent of the components in a box. */
    double bound(int group, int box, Probe probe, int j) {
        if (probe.point[j]) {
            return pointBound(group, box, probe.latents[j], probe.z[j]);
        }
        int at = probe.latents[j] * Kernel.WIDTH + box;
        return heights[group][at] - squaredDistance(group, box, probe, j) - probe.own[j];
    }

    /** Least squared distance in a latent of the components in a box, in units of twice their greatest variance. */
    double squaredDistance(int group, int box, Probe probe, int j) {
        int at = probe.latents[j] * Kernel.WIDTH + box;
        double below = lows[group][at] - probe.z[j];
        double above = probe.z[j] - highs[group][at];
        double distance = Math.max(Math.max(below, above), 0) * inverses[group][at];
        return distance * distance;
    }

    /** Bounds in a latent in which the draw's own component is a point: 0 where a component may be at the draw. */
    private double pointBound(int group, int box, int latent, double value) {
        return mayHold(group, box, latent, value) ? 0 : Blocks.OFF;
    }

    private boolean mayHold(int group, int box, int latent, double value) {
        int at = latent * Kernel.WIDTH + box;
        return pointLows != null && value >= pointLows[group][at] && value <= pointHighs[group][at];
    }
}

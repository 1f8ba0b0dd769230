package org.teasel.estimators.mixture;

import org.teasel.api.posterior.StandardNormal;

/**
 * Components in blocks of {@link Kernel#WIDTH}, latent by latent in each: log N(z; m, s^2) is height - ((z - mean)
 * inverse)^2. A component that is a point in a latent has the inverse 0 and the height {@link #OFF} there. The last block is filled up with components of no weight.
 */
final class Blocks {

    /** Exponent of what can't be; finite, so that sums and differences of several stay numbers. */
    static final double OFF = -1e30;

    static final double HALF_ROOT = Math.sqrt(0.5);

    final int latents;
    final int count;
    private final int components;
    final double[][] inverses;
    final double[][] means;
    final double[][] heights;
    /** [block][n], log p_n; {@link #OFF} for what fills up the last block. */
    final double[][] logWeights;
    /** [block][n], log p_n and the heights in all latents; null for a block that holds a point. */
    private final double[][] totalHeights;
    /** [block], logarithm of the weight of all its components. */
    final double[] logWeight;
    /** [block], the least log p_n that is one. */
    final double[] leastLogWeight;

    /** The components in a given order. */
    Blocks(Components components, int[] order) {
        this.components = order.length;
        latents = components.latents();
        count = (order.length + Kernel.WIDTH - 1) / Kernel.WIDTH;
        inverses = new double[count][latents * Kernel.WIDTH];
        means = new double[count][latents * Kernel.WIDTH];
        heights = new double[count][latents * Kernel.WIDTH];
        logWeights = new double[count][Kernel.WIDTH];
        totalHeights = new double[count][];
        logWeight = new double[count];
        leastLogWeight = new double[count];
        for (int b = 0; b < count; b++) {
            fillWeights(b, components, order);
        }
        // Latent by latent, as the numbers of one stay near the processor.
        for (int i = 0; i < latents; i++) {
            for (int b = 0; b < count; b++) {
                fill(b, i, components, order);
            }
        }
        for (int b = 0; b < count; b++) {
            addHeights(b);
        }
    }

    /** Number of components in a block that are none to fill it up. */
    int size(int block) {
        return Math.min(Kernel.WIDTH, components - block * Kernel.WIDTH);
    }

    /** Log density of a Gaussian at its mean. */
    static double height(double deviation) {
        return -Math.log(deviation) - StandardNormal.HALF_LOG_TWO_PI;
    }

    private void fillWeights(int block, Components components, int[] order) {
        leastLogWeight[block] = Double.POSITIVE_INFINITY;
        double weight = 0;
        for (int n = 0; n < Kernel.WIDTH; n++) {
            int position = block * Kernel.WIDTH + n;
            if (position >= order.length) {
                logWeights[block][n] = OFF;
                continue;
            }
            int component = order[position];
            weight += components.weight(component);
            double log = Math.log(components.weight(component));
            logWeights[block][n] = log;
            leastLogWeight[block] = Math.min(leastLogWeight[block], log);
        }
        logWeight[block] = Math.log(weight);
    }

    private void fill(int block, int latent, Components components, int[] order) {
        double[] centres = components.means(latent);
        double[] deviations = components.deviations(latent);
        int size = size(block);
        for (int n = 0; n < size; n++) {
            int component = order[block * Kernel.WIDTH + n];
            int at = latent * Kernel.WIDTH + n;
            means[block][at] = centres[component];
            if (deviations[component] > 0) {
                inverses[block][at] = Math.min(HALF_ROOT / deviations[component], Double.MAX_VALUE);
                heights[block][at] = height(deviations[component]);
            } else {
                heights[block][at] = OFF;
            }
        }
    }

    private void addHeights(int block) {
        double[] totals = logWeights[block].clone();
        int size = size(block);
        for (int i = 0; i < latents; i++) {
            for (int n = 0; n < size; n++) {
                double height = heights[block][i * Kernel.WIDTH + n];
                if (height == OFF) {
                    return;
                }
                totals[n] += height;
            }
        }
        totalHeights[block] = totals;
    }

    /** Exponent of a component in the probe's j-th latent: its log density less that of the draw's own component. */
    double exponent(int block, int n, Probe probe, int j) {
        int at = probe.latents[j] * Kernel.WIDTH + n;
        if (probe.point[j]) {
            return inverses[block][at] == 0 && means[block][at] == probe.z[j] ? 0 : OFF;
        }
        return heights[block][at] - squaredDistance(block, n, probe, j) - probe.own[j];
    }

    /** Log p_n and the heights in all of the probe's latents; null if they have to be added up. */
    double[] totalHeights(int block, Probe probe) {
        return probe.latents.length == latents ? totalHeights[block] : null;
    }

    /** Squared distance of a component in the probe's j-th latent, in units of twice its variance. */
    double squaredDistance(int block, int n, Probe probe, int j) {
        int at = probe.latents[j] * Kernel.WIDTH + n;
        double distance = (probe.z[j] - means[block][at]) * inverses[block][at];
        return distance * distance;
    }

    /** Log p_n and the exponents of a component in some of the probe's latents. */
    double exponent(int block, int n, Probe probe, int[] positions) {
        double total = logWeights[block][n];
        for (int j : positions) {
            total += exponent(block, n, probe, j);
        }
        return total;
    }
}

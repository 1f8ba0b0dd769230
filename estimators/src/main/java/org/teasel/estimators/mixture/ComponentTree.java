package org.teasel.estimators.mixture;

/**
 * Components ordered so that those close to each other lie in the same block, and blocks in the same group: by
 * recursive splits at the median of the latent that tells most. Latents that are noise are alike in all components and
 * never split, but they count in the boxes.
 */
final class ComponentTree {

    /** Components looked at to choose where to split. */
    private static final int LOOKS = 16;

    /** [position], the components in their order. */
    final int[] order;

    /** Latents, those that tell most first. */
    final int[] telling;

    final Blocks blocks;
    /** A box around each block. */
    final Boxes inner;
    /** A box around each group of blocks. */
    final Boxes outer;

    /** The tree of some components, at least one. */
    ComponentTree(Components components) {
        order = new int[components.size()];
        for (int n = 0; n < order.length; n++) {
            order[n] = n;
        }
        telling = byWhatTheyTell(components, order);
        split(components, order, new double[order.length], 0, order.length);
        blocks = new Blocks(components, order);
        inner = Boxes.around(blocks);
        outer = Boxes.around(inner);
    }

    /** The left part is a whole number of blocks, and a power of two: so groups of blocks are parts too. */
    private static void split(Components components, int[] order, double[] keys, int from, int to) {
        int count = (to - from + Kernel.WIDTH - 1) / Kernel.WIDTH;
        if (count < 2) {
            return;
        }
        int middle = from + Integer.highestOneBit(count - 1) * Kernel.WIDTH;
        fillKeys(components, order, keys, from, to);
        Ordering.select(keys, order, from, to, middle);
        split(components, order, keys, from, middle);
        split(components, order, keys, middle, to);
    }

    private static int[] byWhatTheyTell(Components components, int[] order) {
        double[] less = new double[components.latents()];
        int[] latents = new int[less.length];
        for (int i = 0; i < less.length; i++) {
            Look look = Look.at(components.means(i), components.deviations(i), order, 0, order.length);
            less[i] = -Math.max(look.means, look.deviations);
            latents[i] = i;
        }
        Ordering.sort(less, latents, 0, latents.length);
        return latents;
    }

    /** Keys are means, or logarithms of deviations, of whichever latent spreads most in units of its deviations. */
    private static void fillKeys(Components components, int[] order, double[] keys, int from, int to) {
        int latent = 0;
        boolean byMean = true;
        double most = -1;
        for (int i = 0; i < components.latents(); i++) {
            Look look = Look.at(components.means(i), components.deviations(i), order, from, to);
            if (look.means > most) {
                most = look.means;
                latent = i;
                byMean = true;
            }
            if (look.deviations > most) {
                most = look.deviations;
                latent = i;
                byMean = false;
            }
        }
        double[] source = byMean ? components.means(latent) : components.deviations(latent);
        for (int position = from; position < to; position++) {
            keys[position] = source[order[position]];
        }
    }

    /**
     * How much a latent tells in a part of the components.
     *
     * @param means range of the means over the mean deviation
     * @param deviations range of the logarithm of the deviations
     */
    private record Look(double means, double deviations) {

        static Look at(double[] means, double[] deviations, int[] order, int from, int to) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            double greatest = 0;
            double sum = 0;
            int looks = Math.min(LOOKS, to - from);
            for (int k = 0; k < looks; k++) {
                int component = order[from + (int) ((long) (to - from) * k / looks)];
                low = Math.min(low, means[component]);
                high = Math.max(high, means[component]);
                least = Math.min(least, deviations[component]);
                greatest = Math.max(greatest, deviations[component]);
                sum += deviations[component] / looks;
            }
            double range = high - low;
            return new Look(
                    range == 0 ? 0 : range / Math.max(sum, Double.MIN_NORMAL),
                    greatest == least ? 0 : Math.log(greatest / Math.max(least, Double.MIN_NORMAL)));
        }
    }
}

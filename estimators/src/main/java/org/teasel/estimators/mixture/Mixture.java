package org.teasel.estimators.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Diagonal Gaussian components made ready to be read: their order, and the marginals that are asked for. Made by one
 * thread and read by many.
 */
public final class Mixture {

    private final Components components;
    private final double epsilon;
    private final ComponentTree tree;
    private final Supplier<Kernel> kernels;

    /**
     * The mixture of some components, at least one.
     *
     * @param epsilon greatest error of a log density by what is left out, positive
     * @param draws number of draws that it is going to be read at; on it depends how fast, and nothing else
     */
    public Mixture(Components components, double epsilon, int draws) {
        this.components = components;
        this.epsilon = epsilon;
        tree = new ComponentTree(components);
        kernels = Kernels.forReading((double) components.size() * components.latents(), draws);
    }

    /**
     * Puts draws in an order in which those from components near each other follow each other.
     *
     * @param draws the draws
     * @param rows the row in the population that each draw comes from, which may be in another part of the data
     */
    public int[] inOrder(int[] draws, IntUnaryOperator rows) {
        int[] sorted = Arrays.stream(draws).map(rows).distinct().sorted().toArray();
        int[] positions = new int[sorted.length];
        for (int position = 0; position < tree.order.length; position++) {
            int at = Arrays.binarySearch(sorted, components.row(tree.order[position]));
            if (at >= 0) {
                positions[at] = position;
            }
        }
        return Arrays.stream(draws)
                .boxed()
                .sorted(Comparator.comparingInt(m -> positions[Arrays.binarySearch(sorted, rows.applyAsInt(m))]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A reader of a set of latents, for one thread; not of an empty set. */
    public MixtureReader reader(int[] latents) {
        return new MixtureReader(tree, kernels.get(), latents, false, epsilon);
    }

    /** A reader of a set of latents, and of it without each of them, for one thread. */
    public MixtureReader readerWithRests(int[] latents) {
        return new MixtureReader(tree, kernels.get(), latents, true, epsilon);
    }
}

package org.teasel.estimators.mixture;

/**
 * Diagonal Gaussian components made ready to be read: their order, and the marginals that are asked for. Made by one
 * thread and read by many.
 */
public final class Mixture {

    private final Components components;
    private final double epsilon;
    private final ComponentTree tree;

    /**
     * The mixture of some components, at least one; they must not change any more.
     *
     * @param epsilon greatest error of a log density by what is left out, positive
     */
    public Mixture(Components components, double epsilon) {
        this.components = components;
        this.epsilon = epsilon;
        tree = new ComponentTree(components);
    }

    /** A reader of a set of latents, for one thread; not of an empty set. */
    public MixtureReader reader(int[] latents) {
        return new MixtureReader(tree, Kernels.best(), latents, false, epsilon);
    }

    /** A reader of a set of latents, and of it without each of them, for one thread. */
    public MixtureReader readerWithRests(int[] latents) {
        return new MixtureReader(tree, Kernels.best(), latents, true, epsilon);
    }
}

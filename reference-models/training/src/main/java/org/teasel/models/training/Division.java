package org.teasel.models.training;

/**
 * Which observations a model learns from and which it is judged by. Those held out are a random few, the same ones in
 * every training on as many observations.
 *
 * @param size number of observations, N
 * @param heldOut how many of them are held out
 */
record Division(int size, int heldOut) {

    private static final long KEY = 0;

    /** Everything is learned from. */
    static Division ofAll(int size) {
        return new Division(size, 0);
    }

    /** How many observations are learned from. */
    int learned() {
        return size - heldOut;
    }

    /** The row of the k-th observation to learn from. */
    int learned(int k) {
        return heldOut == 0 ? k : order().at(heldOut + k);
    }

    /** The row of the k-th observation that is held out. */
    int heldOut(int k) {
        return order().at(k);
    }

    private Shuffle order() {
        return new Shuffle(size, KEY);
    }
}

package org.teasel.learners.tree;

/**
 * How mixed the rows of a node are, times their weight, and how much less mixed its two sides would be. The grower
 * enters a node, then for each column restarts and moves the node's rows to the left side one by one.
 */
interface Impurity {

    /** Returns whether a row takes part at all. */
    boolean counts(int row);

    /** Turns to the node made of {@code rows[from]} to {@code rows[to - 1]}; returns false if it is pure. */
    boolean enter(int[] rows, int from, int to);

    /** Puts every row of the node on the right side. */
    void restart();

    /** Moves a row to the left side. */
    void moveLeft(int row);

    /** Returns the impurity of the node less that of its sides. Neither side is empty. */
    double decrease();
}

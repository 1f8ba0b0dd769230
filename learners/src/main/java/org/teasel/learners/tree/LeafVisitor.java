package org.teasel.learners.tree;

/** Told of each leaf as it is grown, in the order of their numbers. */
interface LeafVisitor {

    /** The leaf holds {@code rows[from]} to {@code rows[to - 1]}, at least one row. */
    void leaf(int[] rows, int from, int to);
}

package org.teasel.learners.tree;

import org.teasel.learners.data.Features;

/** A tree with a number on each leaf. */
record ValuedTree(Tree tree, double[] values) {

    double value(Features features, int row) {
        return values[tree.leaf(features, row)];
    }
}

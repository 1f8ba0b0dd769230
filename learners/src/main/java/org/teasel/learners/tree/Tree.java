package org.teasel.learners.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.teasel.learners.data.Features;

/** A grown binary tree. It finds the number of a row's leaf; what a leaf stands for is its ensemble's business. */
final class Tree {

    private final int[] columns;
    private final double[] thresholds;
    private final double[] decreases;
    /** Left child of node n at 2n, right at 2n + 1; leaf l as ~l. */
    private final int[] children;

    private Tree(List<Split> splits, int[] children) {
        this.columns = splits.stream().mapToInt(Split::column).toArray();
        this.thresholds = splits.stream().mapToDouble(Split::threshold).toArray();
        this.decreases = splits.stream().mapToDouble(Split::decrease).toArray();
        this.children = children;
    }

    /** Returns the number of the leaf that a row falls into; leaves are numbered from 0 in the order they were grown. */
    int leaf(Features features, int row) {
        if (columns.length == 0) {
            return 0;
        }
        int node = 0;
        while (node >= 0) {
            boolean left = features.at(row, columns[node]) <= thresholds[node];
            node = children[2 * node + (left ? 0 : 1)];
        }
        return ~node;
    }

    /** Adds the impurity that each column's splits took away. */
    void addDecreases(double[] sums) {
        for (int node = 0; node < columns.length; node++) {
            // Rounding can leave a useless split a hair below zero.
            sums[columns[node]] += Math.max(0, decreases[node]);
        }
    }

    /** Collects nodes while a tree grows, parents before children. */
    static final class Builder {

        private static final int NO_PARENT = -1;

        private final List<Split> splits = new ArrayList<>();
        private int[] children = new int[16];
        private int leaves;

        /** Returns the slot to hang the root on. */
        int root() {
            return NO_PARENT;
        }

        /** Hangs an inner node on a slot; returns the slot of its left child, the next being the right child's. */
        int split(int slot, Split split) {
            hang(slot, splits.size());
            splits.add(split);
            return 2 * (splits.size() - 1);
        }

        /** Hangs a leaf on a slot. */
        void leaf(int slot) {
            hang(slot, ~leaves++);
        }

        private void hang(int slot, int child) {
            if (slot == NO_PARENT) {
                return;
            }
            if (slot >= children.length) {
                children = Arrays.copyOf(children, Math.max(slot + 1, 2 * children.length));
            }
            children[slot] = child;
        }

        Tree build() {
            return new Tree(splits, Arrays.copyOf(children, 2 * splits.size()));
        }
    }
}

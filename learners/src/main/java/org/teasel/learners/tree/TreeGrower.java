package org.teasel.learners.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.teasel.learners.Cancellation;

/**
 * Grows trees by exact greedy search: each node takes the split that lowers the impurity most, found by one pass over
 * each column's sorted rows. Breiman, Friedman, Olshen and Stone, 1984, "Classification and regression trees".
 *
 * <p>A node is one range of every column's order; a split parts these ranges, keeping the order on both sides. A
 * grower has its own scratch space and serves one thread at a time.
 */
final class TreeGrower {

    private final PresortedColumns columns;
    private final int maxDepth;
    private final int columnsPerNode;
    private final int[][] orders;
    private final int[] sequence;
    private final boolean[] left;
    private final int[] rightRows;

    /** @param columnsPerNode how many columns to try at a node, constant ones included */
    TreeGrower(PresortedColumns columns, int maxDepth, int columnsPerNode) {
        this.columns = columns;
        this.maxDepth = maxDepth;
        this.columnsPerNode = columnsPerNode;
        this.orders = new int[columns.columns()][columns.rows()];
        this.sequence = new int[columns.columns()];
        this.left = new boolean[columns.rows()];
        this.rightRows = new int[columns.rows()];
    }

    /** A node yet to be split or closed: its rows' range in each order, and where it hangs. */
    private record Pending(int from, int to, int depth, int slot) {}

    Tree grow(Impurity impurity, SplittableRandom random, LeafVisitor visitor) {
        int rows = restoreOrders(impurity);
        for (int column = 0; column < sequence.length; column++) {
            sequence[column] = column;
        }
        Tree.Builder tree = new Tree.Builder();
        Deque<Pending> pending = new ArrayDeque<>();
        pending.push(new Pending(0, rows, 0, tree.root()));
        while (!pending.isEmpty()) {
            Cancellation.throwIfInterrupted();
            Pending node = pending.pop();
            Split split = node.depth < maxDepth && impurity.enter(orders[0], node.from, node.to)
                    ? bestSplit(node, impurity, random)
                    : null;
            if (split == null) {
                tree.leaf(node.slot);
                visitor.leaf(orders[0], node.from, node.to);
            } else {
                int slot = tree.split(node.slot, split);
                int middle = part(node, split);
                pending.push(new Pending(middle, node.to, node.depth + 1, slot + 1));
                pending.push(new Pending(node.from, middle, node.depth + 1, slot));
            }
        }
        return tree.build();
    }

    /** Fills the orders with the rows that count; returns how many they are. */
    private int restoreOrders(Impurity impurity) {
        int kept = 0;
        for (int column = 0; column < orders.length; column++) {
            kept = 0;
            for (int row : columns.order(column)) {
                orders[column][kept] = row;
                kept += impurity.counts(row) ? 1 : 0;
            }
        }
        return kept;
    }

    /**
     * Tries columns in random order and keeps the first of the best, so that no column wins ties by its position.
     * Goes on past the number to try until a column varies; returns null if none does.
     */
    private Split bestSplit(Pending node, Impurity impurity, SplittableRandom random) {
        Split best = null;
        for (int tried = 0; tried < sequence.length && (tried < columnsPerNode || best == null); tried++) {
            int drawn = tried + random.nextInt(sequence.length - tried);
            int column = sequence[drawn];
            sequence[drawn] = sequence[tried];
            sequence[tried] = column;
            best = betterSplit(best, column, node, impurity);
        }
        return best;
    }

    private Split betterSplit(Split best, int column, Pending node, Impurity impurity) {
        int[] order = orders[column];
        int[] ranks = columns.ranks(column);
        int last = node.to - 1;
        if (ranks[order[node.from]] == ranks[order[last]]) {
            return best;
        }
        double most = best == null ? Double.NEGATIVE_INFINITY : best.decrease();
        int boundary = -1;
        impurity.restart();
        int rank = ranks[order[node.from]];
        for (int i = node.from; i < last; i++) {
            impurity.moveLeft(order[i]);
            int nextRank = ranks[order[i + 1]];
            if (nextRank != rank) {
                double decrease = impurity.decrease();
                if (decrease > most) {
                    most = decrease;
                    boundary = i;
                }
                rank = nextRank;
            }
        }
        if (boundary < 0) {
            return best;
        }
        int lower = ranks[order[boundary]];
        int upper = ranks[order[boundary + 1]];
        return new Split(column, lower, columns.threshold(column, lower, upper), most);
    }

    /** Parts the node's range of each order; returns where its right side begins. */
    private int part(Pending node, Split split) {
        int[] ranks = columns.ranks(split.column());
        for (int i = node.from; i < node.to; i++) {
            int row = orders[0][i];
            left[row] = ranks[row] <= split.rank();
        }
        // Leaves read the first order only.
        int needed = node.depth + 1 == maxDepth ? 1 : orders.length;
        int middle = node.from;
        for (int column = 0; column < needed; column++) {
            int[] order = orders[column];
            middle = node.from;
            int rights = 0;
            for (int i = node.from; i < node.to; i++) {
                int row = order[i];
                // Writing to both sides and keeping one avoids a branch that no processor can predict.
                order[middle] = row;
                rightRows[rights] = row;
                int step = left[row] ? 1 : 0;
                middle += step;
                rights += 1 - step;
            }
            System.arraycopy(rightRows, 0, order, middle, rights);
        }
        return middle;
    }
}

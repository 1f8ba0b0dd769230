package org.teasel.learners.tree;

import org.teasel.learners.data.Features;
import org.teasel.learners.data.Ranking;

/** The rows of a table in the order of each column, found once and read by every tree of an ensemble. */
final class PresortedColumns {

    private final int rows;
    private final int[][] orders;
    private final int[][] ranks;
    private final double[][] distinct;

    PresortedColumns(Features features) {
        rows = features.rows();
        orders = new int[features.columns()][];
        ranks = new int[features.columns()][];
        distinct = new double[features.columns()][];
        for (int column = 0; column < features.columns(); column++) {
            Ranking ranking = Ranking.of(features.column(column));
            orders[column] = ranking.order();
            ranks[column] = ranking.ranks();
            distinct[column] = ranking.distinct();
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return orders.length;
    }

    /** Returns all rows, the one with the column's smallest value first. Shared: not to be written to. */
    int[] order(int column) {
        return orders[column];
    }

    /** Returns the dense rank of each row's value. Shared: not to be written to. */
    int[] ranks(int column) {
        return ranks[column];
    }

    /** Returns a threshold between two ranks of a column, at least the lower value and below the upper. */
    double threshold(int column, int lowerRank, int upperRank) {
        double lower = distinct[column][lowerRank];
        double upper = distinct[column][upperRank];
        double middle = lower / 2 + upper / 2;
        return middle >= lower && middle < upper ? middle : lower;
    }
}

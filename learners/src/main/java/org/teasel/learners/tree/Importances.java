package org.teasel.learners.tree;

import java.util.Arrays;
import java.util.List;

/** Impurity importances: the share of each column in all the impurity that splits take away. */
final class Importances {

    private Importances() {}

    /** Counts every tree alike, as in a forest: scaled to sum 1 for each tree, then averaged. */
    static double[] averagedOverTrees(List<Tree> trees, int columns) {
        double[] sums = new double[columns];
        for (Tree tree : trees) {
            double[] own = pooled(List.of(tree), columns);
            for (int column = 0; column < columns; column++) {
                sums[column] += own[column];
            }
        }
        return scaled(sums);
    }

    /** Counts every unit of impurity alike, as in boosting, where late trees have little left to explain. */
    static double[] pooled(List<Tree> trees, int columns) {
        double[] sums = new double[columns];
        trees.forEach(tree -> tree.addDecreases(sums));
        return scaled(sums);
    }

    private static double[] scaled(double[] sums) {
        double total = Arrays.stream(sums).sum();
        return total > 0 ? Arrays.stream(sums).map(sum -> sum / total).toArray() : new double[sums.length];
    }
}

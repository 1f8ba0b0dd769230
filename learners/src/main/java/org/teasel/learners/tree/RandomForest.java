package org.teasel.learners.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.teasel.learners.Cancellation;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.Regressor;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.Settings;
import org.teasel.learners.data.Targets;

/**
 * A random forest (Breiman, 2001, "Random forests"): trees grown on bootstrap samples of the rows, each node trying a
 * random choice of columns. Its importances are those of impurity, scaled to sum 1 for each tree and averaged.
 *
 * @param trees how many trees, at least 1
 * @param maxDepth how many splits may lie between root and leaf, at least 0
 * @param columnSampling how many columns a node tries
 * @param bootstrap whether each tree draws as many rows as there are, with replacement, or takes all as they are
 * @param seed root of all randomness
 * @param threads how many threads grow trees; no bearing on the result
 */
public record RandomForest(
        int trees, int maxDepth, ColumnSampling columnSampling, boolean bootstrap, long seed, int threads) {

    /** Checks the settings. */
    public RandomForest {
        Settings.atLeast("trees", trees, 1);
        Settings.atLeast("maxDepth", maxDepth, 0);
        Settings.atLeast("threads", threads, 1);
        Objects.requireNonNull(columnSampling, "columnSampling");
    }

    /** Returns a forest of 100 trees of any depth that try {@link ColumnSampling#SQUARE_ROOT} columns, on one thread. */
    public static RandomForest withDefaults() {
        return new RandomForest(100, Integer.MAX_VALUE, ColumnSampling.SQUARE_ROOT, true, 0, 1);
    }

    /** Returns a single decision tree that sees every row and tries every column. */
    public static RandomForest ofOneTree() {
        return new RandomForest(1, Integer.MAX_VALUE, ColumnSampling.ALL, false, 0, 1);
    }

    public RandomForest withTrees(int trees) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    public RandomForest withMaxDepth(int maxDepth) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    public RandomForest withColumnSampling(ColumnSampling columnSampling) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    public RandomForest withBootstrap(boolean bootstrap) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    public RandomForest withSeed(long seed) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    public RandomForest withThreads(int threads) {
        return new RandomForest(trees, maxDepth, columnSampling, bootstrap, seed, threads);
    }

    /**
     * Learns classes, with splits that lower Gini's index.
     *
     * @param features rows x columns
     * @param labels one a row, any numbers; a single class is allowed
     * @throws IllegalArgumentException if features or labels are refused
     */
    public ClassificationModel fitClassifier(double[][] features, int[] labels) {
        Features table = Features.of(features);
        ClassLabels classes = ClassLabels.of(labels, table.rows());
        List<ClassTree> grown = growAll(table, (grower, weights, random) -> {
            ClassTree.Leaves leaves = new ClassTree.Leaves(classes, weights);
            Tree tree = grower.grow(new Gini(classes, weights), random, leaves);
            return new ClassTree(tree, leaves.mixes());
        });
        return new ClassificationModel(classes.classes(), table.columns(), grown);
    }

    /**
     * Learns numbers, with splits that lower the variance.
     *
     * @param features rows x columns
     * @param targets one a row
     * @throws IllegalArgumentException if features or targets are refused
     */
    public RegressionModel fitRegressor(double[][] features, double[] targets) {
        Features table = Features.of(features);
        double[] values = Targets.of(targets, table.rows()).values();
        List<ValuedTree> grown = growAll(table, (grower, weights, random) -> {
            DoubleStream.Builder means = DoubleStream.builder();
            Tree tree = grower.grow(new Variance(values, weights), random, (rows, from, to) -> {
                means.add(mean(values, weights, rows, from, to));
            });
            return new ValuedTree(tree, means.build().toArray());
        });
        return new RegressionModel(table.columns(), grown);
    }

    private static double mean(double[] values, double[] weights, int[] rows, int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int i = from; i < to; i++) {
            sum += weights[rows[i]] * values[rows[i]];
            weight += weights[rows[i]];
        }
        return sum / weight;
    }

    /** Grows one tree from rows that count as often as their weights say. */
    private interface Growth<T> {
        T grow(TreeGrower grower, double[] weights, SplittableRandom random);
    }

    private <T> List<T> growAll(Features table, Growth<T> growth) {
        PresortedColumns columns = new PresortedColumns(table);
        try (Workers workers = new Workers(threads)) {
            return workers.map(trees, number -> {
                SplittableRandom random = new Seed(seed).child(number).random();
                TreeGrower grower = new TreeGrower(columns, maxDepth, columnSampling.of(table.columns()));
                return growth.grow(grower, weights(table.rows(), random), random);
            });
        }
    }

    private double[] weights(int rows, SplittableRandom random) {
        double[] weights = new double[rows];
        if (bootstrap) {
            for (int draw = 0; draw < rows; draw++) {
                weights[random.nextInt(rows)]++;
            }
        } else {
            Arrays.fill(weights, 1);
        }
        return weights;
    }

    /** A forest that votes with the class shares of its leaves. */
    public static final class ClassificationModel implements ProbabilisticClassifier, ImportanceModel {

        private final int[] classes;
        private final List<ClassTree> trees;
        private final double[] importances;

        private ClassificationModel(int[] classes, int columns, List<ClassTree> trees) {
            this.classes = classes;
            this.trees = trees;
            this.importances = Importances.averagedOverTrees(
                    trees.stream().map(ClassTree::tree).toList(), columns);
        }

        @Override
        public int[] classes() {
            return classes.clone();
        }

        @Override
        public double[][] probabilities(double[][] features) {
            Features table = Features.of(features, importances.length);
            double[][] probabilities = new double[table.rows()][classes.length];
            for (int row = 0; row < table.rows(); row++) {
                Cancellation.throwIfInterrupted();
                for (ClassTree tree : trees) {
                    tree.addShares(table, row, probabilities[row]);
                }
                for (int code = 0; code < classes.length; code++) {
                    probabilities[row][code] /= trees.size();
                }
            }
            return probabilities;
        }

        @Override
        public double[] importances() {
            return importances.clone();
        }
    }

    /** A forest that averages the means of its leaves. */
    public static final class RegressionModel implements Regressor, ImportanceModel {

        private final List<ValuedTree> trees;
        private final double[] importances;

        private RegressionModel(int columns, List<ValuedTree> trees) {
            this.trees = trees;
            this.importances = Importances.averagedOverTrees(
                    trees.stream().map(ValuedTree::tree).toList(), columns);
        }

        @Override
        public double[] predict(double[][] features) {
            Features table = Features.of(features, importances.length);
            double[] means = new double[table.rows()];
            for (int row = 0; row < table.rows(); row++) {
                Cancellation.throwIfInterrupted();
                double sum = 0;
                for (ValuedTree tree : trees) {
                    sum += tree.value(table, row);
                }
                means[row] = sum / trees.size();
            }
            return means;
        }

        @Override
        public double[] importances() {
            return importances.clone();
        }
    }
}

package org.teasel.learners.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.learners.Cancellation;
import org.teasel.learners.ClassScores;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.Regressor;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.Settings;
import org.teasel.learners.data.Targets;

/**
 * Gradient boosted trees (Friedman, 2001, "Greedy function approximation: a gradient boosting machine"): stages of
 * small trees, each fitted to what the stages before it left unexplained. Its importances pool the impurity that all
 * splits take away. With the default settings this is the model behind the DCI scores of Locatello et al., 2019.
 *
 * <p>Cost: stages x classes x depth x columns x rows.
 *
 * @param stages how many stages, at least 1
 * @param learningRate the part of each step that is taken, above 0 and at most 1
 * @param maxDepth how many splits may lie between root and leaf, at least 1
 * @param seed decides ties between equally good splits
 * @param threads how many threads grow the trees of a stage; no bearing on the result
 */
public record BoostedTrees(int stages, double learningRate, int maxDepth, long seed, int threads) {

    private static final int BLOCK = 1024;

    /** Checks the settings. */
    public BoostedTrees {
        Settings.atLeast("stages", stages, 1);
        Settings.share("learningRate", learningRate);
        Settings.atLeast("maxDepth", maxDepth, 1);
        Settings.atLeast("threads", threads, 1);
    }

    /** Returns 100 stages of depth 3 at rate 0.1, on one thread. */
    public static BoostedTrees withDefaults() {
        return new BoostedTrees(100, 0.1, 3, 0, 1);
    }

    public BoostedTrees withStages(int stages) {
        return new BoostedTrees(stages, learningRate, maxDepth, seed, threads);
    }

    public BoostedTrees withLearningRate(double learningRate) {
        return new BoostedTrees(stages, learningRate, maxDepth, seed, threads);
    }

    public BoostedTrees withMaxDepth(int maxDepth) {
        return new BoostedTrees(stages, learningRate, maxDepth, seed, threads);
    }

    public BoostedTrees withSeed(long seed) {
        return new BoostedTrees(stages, learningRate, maxDepth, seed, threads);
    }

    public BoostedTrees withThreads(int threads) {
        return new BoostedTrees(stages, learningRate, maxDepth, seed, threads);
    }

    /**
     * Learns classes by log loss: one tree a stage for two classes, one a stage and class for more, none for one.
     *
     * @param features rows x columns
     * @param labels one a row, any numbers
     * @throws IllegalArgumentException if features or labels are refused
     */
    public ClassificationModel fitClassifier(double[][] features, int[] labels) {
        Features table = Features.of(features);
        ClassLabels classes = ClassLabels.of(labels, table.rows());
        Boosted boosted = classes.size() == 1
                ? new Boosted(table.columns(), new double[0], List.of())
                : boost(
                        table,
                        classes.size() == 2
                                ? new BoostingLoss.BinomialDeviance(classes)
                                : new BoostingLoss.MultinomialDeviance(classes));
        return new ClassificationModel(classes.classes(), boosted);
    }

    /**
     * Learns numbers by squared error.
     *
     * @param features rows x columns
     * @param targets one a row
     * @throws IllegalArgumentException if features or targets are refused
     */
    public RegressionModel fitRegressor(double[][] features, double[] targets) {
        Features table = Features.of(features);
        double[] values = Targets.of(targets, table.rows()).values();
        return new RegressionModel(boost(table, new BoostingLoss.SquaredError(values)));
    }

    private Boosted boost(Features table, BoostingLoss loss) {
        int rows = table.rows();
        double[] starts =
                IntStream.range(0, loss.outputs()).mapToDouble(loss::start).toArray();
        double[][] scores = new double[loss.outputs()][rows];
        double[][] residuals = new double[loss.outputs()][rows];
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        PresortedColumns columns = new PresortedColumns(table);
        List<TreeGrower> growers = new ArrayList<>();
        for (int output = 0; output < loss.outputs(); output++) {
            Arrays.fill(scores[output], starts[output]);
            growers.add(new TreeGrower(columns, maxDepth, columns.columns()));
        }
        List<List<ValuedTree>> trees = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            for (int stage = 0; stage < stages; stage++) {
                Seed stageSeed = new Seed(seed).child(stage);
                workers.map((rows + BLOCK - 1) / BLOCK, block -> {
                    loss.residuals(scores, residuals, block * BLOCK, Math.min(rows, (block + 1) * BLOCK));
                    return block;
                });
                trees.add(workers.map(loss.outputs(), output -> {
                    Steps steps = new Steps(loss, residuals[output], scores[output]);
                    Tree tree = growers.get(output)
                            .grow(
                                    new Variance(residuals[output], weights),
                                    stageSeed.child(output).random(),
                                    steps);
                    return new ValuedTree(tree, steps.taken.build().toArray());
                }));
            }
        }
        return new Boosted(table.columns(), starts, List.copyOf(trees));
    }

    /** Takes the step of each leaf as it is grown. */
    private final class Steps implements LeafVisitor {

        private final BoostingLoss loss;
        private final double[] residuals;
        private final double[] scores;
        private final DoubleStream.Builder taken = DoubleStream.builder();

        Steps(BoostingLoss loss, double[] residuals, double[] scores) {
            this.loss = loss;
            this.residuals = residuals;
            this.scores = scores;
        }

        @Override
        public void leaf(int[] rows, int from, int to) {
            double sum = 0;
            double curvature = 0;
            for (int i = from; i < to; i++) {
                sum += residuals[rows[i]];
                curvature += loss.curvature(residuals[rows[i]]);
            }
            double step = learningRate * loss.step(sum, curvature);
            taken.add(step);
            for (int i = from; i < to; i++) {
                scores[rows[i]] += step;
            }
        }
    }

    /** The sum of all stages. */
    private record Boosted(int columns, double[] starts, List<List<ValuedTree>> stages) {

        double[][] scores(double[][] features) {
            Features table = Features.of(features, columns);
            double[][] scores = new double[table.rows()][];
            for (int row = 0; row < table.rows(); row++) {
                Cancellation.throwIfInterrupted();
                scores[row] = starts.clone();
                for (List<ValuedTree> stage : stages) {
                    for (int output = 0; output < starts.length; output++) {
                        scores[row][output] += stage.get(output).value(table, row);
                    }
                }
            }
            return scores;
        }

        double[] importances() {
            List<Tree> trees =
                    stages.stream().flatMap(List::stream).map(ValuedTree::tree).toList();
            return Importances.pooled(trees, columns);
        }
    }

    /** Boosted trees that name classes. */
    public static final class ClassificationModel implements ProbabilisticClassifier, ImportanceModel {

        private final int[] classes;
        private final Boosted boosted;

        private ClassificationModel(int[] classes, Boosted boosted) {
            this.classes = classes;
            this.boosted = boosted;
        }

        @Override
        public int[] classes() {
            return classes.clone();
        }

        @Override
        public double[][] probabilities(double[][] features) {
            return ClassScores.probabilities(boosted.scores(features), classes.length);
        }

        @Override
        public double[] importances() {
            return boosted.importances();
        }
    }

    /** Boosted trees that give numbers. */
    public static final class RegressionModel implements Regressor, ImportanceModel {

        private final Boosted boosted;

        private RegressionModel(Boosted boosted) {
            this.boosted = boosted;
        }

        @Override
        public double[] predict(double[][] features) {
            return Arrays.stream(boosted.scores(features))
                    .mapToDouble(score -> score[0])
                    .toArray();
        }

        @Override
        public double[] importances() {
            return boosted.importances();
        }
    }
}

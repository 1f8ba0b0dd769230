package org.teasel.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.learners.linear.Lasso;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.linear.LogisticRegression;
import org.teasel.learners.linear.MultinomialLogisticRegression;
import org.teasel.learners.neural.NeuralClassifier;
import org.teasel.learners.tree.BoostedTrees;
import org.teasel.learners.tree.RandomForest;

/** What the package promises of every learner. */
class LearnerContractTest {

    private static final int ROWS = 120;

    /** To fit a classifier, and to fit a regressor. */
    private interface ClassifierFit extends BiFunction<double[][], int[], Classifier> {}

    private interface RegressorFit extends BiFunction<double[][], double[], Regressor> {}

    private static Stream<Named<ClassifierFit>> classifiers() {
        BoostedTrees boosted = BoostedTrees.withDefaults().withStages(8);
        RandomForest forest = RandomForest.withDefaults().withTrees(12);
        return Stream.of(
                Named.of("boosted trees", boosted::fitClassifier),
                Named.of("boosted trees, 2 threads", boosted.withThreads(2)::fitClassifier),
                Named.of("forest", forest::fitClassifier),
                Named.of("forest, 2 threads", forest.withThreads(2)::fitClassifier),
                Named.of("one tree", RandomForest.ofOneTree()::fitClassifier),
                Named.of("linear SVM", LinearSvm.withDefaults()::fit),
                Named.of("logistic regression", LogisticRegression.withDefaults()::fit),
                Named.of("multinomial regression", MultinomialLogisticRegression.withDefaults()::fit));
    }

    private static Stream<Named<ClassifierFit>> classifiersOfTwoClasses() {
        NeuralClassifier neural = NeuralClassifier.withDefaults()
                .withHiddenUnits(8)
                .withEpochs(100)
                .withLearningRate(0.01);
        return Stream.concat(classifiers(), Stream.of(Named.of("perceptron", neural::fit)));
    }

    private static Stream<Named<RegressorFit>> regressors() {
        return Stream.of(
                Named.of("lasso", Lasso.withDefaults()::fit),
                Named.of("boosted trees", BoostedTrees.withDefaults().withStages(8)::fitRegressor),
                Named.of("forest", RandomForest.withDefaults().withTrees(12)::fitRegressor));
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void learnsLabelsWithGaps(ClassifierFit fit) {
        double[][] features = features();
        int[] labels = labels(features, -7, 1000);
        Classifier model = fit.apply(features, labels);
        assertThat(model.classes()).containsExactly(-7, 1000);
        assertThat(model.predict(features)).containsOnly(-7, 1000);
        assertThat(model.predict(new double[][] {{-3, 0, 0}, {3, 0, 0}})).containsExactly(-7, 1000);
        assertThat(model.predict(new double[0][])).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void givesTheSameModelEachTime(ClassifierFit fit) {
        double[][] features = features();
        int[] labels = labels(features, 0, 1);
        assertThat(describe(fit.apply(features, labels), features))
                .isDeepEqualTo(describe(fit.apply(features, labels), features));
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void leavesItsInputAlone(ClassifierFit fit) {
        double[][] features = features();
        int[] labels = labels(features, 0, 1);
        fit.apply(features, labels).predict(features);
        assertThat(features).isDeepEqualTo(features());
        assertThat(labels).isEqualTo(labels(features(), 0, 1));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void takesASingleClassOrRow(ClassifierFit fit) {
        double[][] features = features();
        int[] same = new int[ROWS];
        Arrays.fill(same, 4);
        assertThat(fit.apply(features, same).predict(features)).containsOnly(4);
        assertThat(fit.apply(new double[][] {{1, 2}}, new int[] {9}).predict(new double[][] {{0, 0}}))
                .containsExactly(9);
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void takesConstantColumns(ClassifierFit fit) {
        double[][] constant = new double[ROWS][2];
        Arrays.stream(constant).forEach(row -> row[0] = 0.1);
        int[] labels = labels(features(), 0, 1);
        Classifier model = fit.apply(constant, labels);
        assertThat(model.predict(constant)).hasSize(ROWS);
        if (model instanceof ProbabilisticClassifier probabilistic) {
            double[] row = probabilistic.probabilities(constant)[0];
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
        if (model instanceof ImportanceModel importance) {
            assertThat(importance.importances()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void takesNumbersOfAnySize(ClassifierFit fit) {
        int[] labels = labels(features(), 0, 1);
        for (double scale : new double[] {1e99, 1e-99, 1e-300}) {
            double[][] features = features();
            for (double[] row : features) {
                row[0] *= scale;
                row[1] += scale;
            }
            Classifier model = fit.apply(features, labels);
            assertThat(model.predict(features)).containsAnyOf(0, 1);
            if (model instanceof ProbabilisticClassifier probabilistic) {
                for (double[] row : probabilistic.probabilities(features)) {
                    assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void namesThePlaceOfBadInput(ClassifierFit fit) {
        double[][] features = features();
        int[] labels = labels(features, 0, 1);
        Classifier model = fit.apply(features, labels);
        features[17][2] = Double.NaN;
        assertThatThrownBy(() -> fit.apply(features, labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 17, column 2 is NaN");
        assertThatThrownBy(() -> model.predict(features))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 17, column 2 is NaN");
        assertThatThrownBy(() -> model.predict(new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 columns in row 0; expected 3");
        assertThatThrownBy(() -> fit.apply(features(), new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 labels for 120 rows");
        assertThatThrownBy(() -> fit.apply(new double[0][], new int[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("classifiersOfTwoClasses")
    void endsOnAnInterruptedThread(ClassifierFit fit) {
        double[][] features = features();
        int[] labels = labels(features, 0, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> fit.apply(features, labels)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).as("interrupt status is kept").isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource
    void regressors(RegressorFit fit) {
        double[][] features = features();
        double[] targets =
                Arrays.stream(features).mapToDouble(row -> 3 * row[0] + 1e6).toArray();
        double[] predicted = fit.apply(features, targets).predict(features);
        assertThat(predicted[0]).isCloseTo(targets[0], within(2.0));
        assertThat(fit.apply(features, targets).predict(features)).isEqualTo(predicted);
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 0.1);
        Regressor flat = fit.apply(features, constant);
        assertThat(Arrays.stream(flat.predict(features)).map(value -> value - 0.1))
                .allMatch(error -> Math.abs(error) < 1e-15);
        assertThat(Arrays.stream(((ImportanceModel) flat).importances()).sum()).isLessThan(1e-12);
        assertThat(fit.apply(new double[][] {{1, 2}}, new double[] {5}).predict(new double[][] {{0, 0}}))
                .containsExactly(5);
        targets[4] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> fit.apply(features, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 4 is Infinity");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> fit.apply(features, constant)).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void numberOfThreadsHasNoBearingOnTheModel() {
        double[][] features = features();
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = (int) Math.floor(2 * features[row][0]);
        }
        BoostedTrees boosted = BoostedTrees.withDefaults().withStages(10).withSeed(5);
        RandomForest forest = RandomForest.withDefaults().withTrees(10).withSeed(5);
        double[][] alone = describe(boosted.fitClassifier(features, labels), features);
        double[][] aloneForest = describe(forest.fitClassifier(features, labels), features);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(describe(boosted.withThreads(threads).fitClassifier(features, labels), features))
                    .isDeepEqualTo(alone);
            assertThat(describe(forest.withThreads(threads).fitClassifier(features, labels), features))
                    .isDeepEqualTo(aloneForest);
        }
    }

    @Test
    void aLongFitEndsWhenInterrupted() throws Exception {
        double[][] features = features();
        int[] labels = labels(features, 0, 1);
        for (int threads : new int[] {1, 2}) {
            BoostedTrees endless =
                    BoostedTrees.withDefaults().withStages(1_000_000_000).withThreads(threads);
            FutureTask<Classifier> task = new FutureTask<>(() -> endless.fitClassifier(features, labels));
            Thread thread = new Thread(task);
            thread.start();
            Thread.sleep(50);
            thread.interrupt();
            assertThatThrownBy(() -> task.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
        }
    }

    /** All that a model shows, in one array. */
    private static double[][] describe(Classifier model, double[][] features) {
        if (model instanceof ProbabilisticClassifier probabilistic) {
            return probabilistic.probabilities(features);
        }
        return new double[][] {
            Arrays.stream(model.predict(features)).asDoubleStream().toArray()
        };
    }

    private static double[][] features() {
        Random random = new Random(3);
        return Stream.generate(() -> random.doubles(3, -1, 1).toArray())
                .limit(ROWS)
                .toArray(double[][]::new);
    }

    private static int[] labels(double[][] features, int low, int high) {
        return Arrays.stream(features)
                .mapToInt(row -> row[0] + 0.1 * row[1] > 0 ? high : low)
                .toArray();
    }
}

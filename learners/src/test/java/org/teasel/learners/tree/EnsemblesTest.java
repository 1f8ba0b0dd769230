package org.teasel.learners.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.score.Accuracy;

class EnsemblesTest {

    private static final BoostedTrees BOOSTED = BoostedTrees.withDefaults().withStages(5);
    private static final RandomForest FOREST = RandomForest.withDefaults().withTrees(5);

    /** Three classes that follow the first column, a little noise, and a column that tells nothing. */
    private record Sample(double[][] features, int[] labels, double[] targets) {

        static Sample of(int rows, long seed) {
            Random random = new Random(seed);
            Sample sample = new Sample(new double[rows][], new int[rows], new double[rows]);
            for (int row = 0; row < rows; row++) {
                sample.labels[row] = random.nextInt(3);
                sample.targets[row] = sample.labels[row] + 0.1 * random.nextGaussian();
                sample.features[row] = new double[] {
                    sample.targets[row] + 0.2 * random.nextGaussian(), random.nextGaussian(), random.nextInt(2)
                };
            }
            return sample;
        }

        List<ImportanceModel> models() {
            return List.of(
                    BOOSTED.fitClassifier(features, labels),
                    BOOSTED.fitRegressor(features, targets),
                    FOREST.fitClassifier(features, labels),
                    FOREST.fitRegressor(features, targets));
        }
    }

    @Property(tries = 30)
    void importancesAreSharesAndFindTheColumnThatMatters(@ForAll long seed) {
        for (ImportanceModel model : Sample.of(120, seed).models()) {
            double[] importances = model.importances();
            assertThat(Arrays.stream(importances)).allMatch(importance -> importance >= 0);
            assertThat(Arrays.stream(importances).sum()).isCloseTo(1, within(1e-12));
            assertThat(importances[0]).isGreaterThan(importances[1]).isGreaterThan(importances[2]);
        }
    }

    /** Trees read the order of a column alone, so bending it must leave what they learn of it as it is. */
    @Property(tries = 30)
    void bendingAColumnKeepsTheImportances(@ForAll long seed) {
        Sample straight = Sample.of(100, seed);
        double[][] bentFeatures = Arrays.stream(straight.features)
                .map(row -> new double[] {Math.exp(row[0]), Math.pow(row[1], 3), 7 * row[2] - 100})
                .toArray(double[][]::new);
        Sample bent = new Sample(bentFeatures, straight.labels, straight.targets);
        for (int i = 0; i < straight.models().size(); i++) {
            assertThat(bent.models().get(i).importances())
                    .isEqualTo(straight.models().get(i).importances());
        }
    }

    @Property(tries = 30)
    void scalingTheTargetsKeepsTheImportances(@ForAll long seed) {
        Sample sample = Sample.of(100, seed);
        // A power of two, so that rounding is the same.
        double[] scaled =
                Arrays.stream(sample.targets).map(target -> target * 0x1p-60).toArray();
        assertThat(BOOSTED.fitRegressor(sample.features, scaled).importances())
                .isEqualTo(BOOSTED.fitRegressor(sample.features, sample.targets).importances());
        assertThat(FOREST.fitRegressor(sample.features, scaled).importances())
                .isEqualTo(FOREST.fitRegressor(sample.features, sample.targets).importances());
    }

    @Test
    void ofTwoEqualColumnsNeitherIsPreferred() {
        Sample sample = Sample.of(400, 8);
        double[][] doubled = Arrays.stream(sample.features)
                .map(row -> new double[] {row[0], row[0]})
                .toArray(double[][]::new);
        double[] boosted = BoostedTrees.withDefaults()
                .fitClassifier(doubled, sample.labels)
                .importances();
        assertThat(boosted[0]).isBetween(0.3, 0.7);
        double[] forest = RandomForest.withDefaults()
                .withColumnSampling(ColumnSampling.ALL)
                .fitClassifier(doubled, sample.labels)
                .importances();
        assertThat(forest[0]).isBetween(0.3, 0.7);
    }

    @Test
    void everyStageBringsTheTrainingDataNearer() {
        Sample sample = Sample.of(300, 2);
        double before = Double.POSITIVE_INFINITY;
        for (int stages : new int[] {1, 5, 25, 125}) {
            double[][] probabilities = BoostedTrees.withDefaults()
                    .withStages(stages)
                    .fitClassifier(sample.features, sample.labels)
                    .probabilities(sample.features);
            double loss = 0;
            for (int row = 0; row < sample.labels.length; row++) {
                loss -= Math.log(probabilities[row][sample.labels[row]]);
                assertThat(Arrays.stream(probabilities[row]).sum()).isCloseTo(1, within(1e-12));
            }
            assertThat(loss).isLessThan(before);
            before = loss;
        }
    }

    /** A tiny step of the first stage, from the prior, in numbers: two leaves, K = 3. */
    @Test
    void firstStageTakesFriedmansStep() {
        double[][] features = {{0}, {0}, {1}, {1}};
        int[] labels = {0, 0, 1, 2};
        double[][] probabilities = BoostedTrees.withDefaults()
                .withStages(1)
                .withLearningRate(1)
                .fitClassifier(features, labels)
                .probabilities(features);
        // Class 0 has prior 1/2: residuals 1/2 on the left, -1/2 on the right, steps 2/3 * (1 / (1/2)) = 4/3.
        // Classes 1 and 2 have 1/4: -1/4 twice on the left, so 2/3 * (-1/2) / (3/8) = -8/9; 3/4 and -1/4 on the right,
        // so 2/3 * (1/2) / (3/8) = 8/9.
        double left = Math.exp(4.0 / 3) / 2;
        double leftOther = Math.exp(-8.0 / 9) / 4;
        assertThat(probabilities[0][0]).isCloseTo(left / (left + 2 * leftOther), within(1e-14));
        double right = Math.exp(-4.0 / 3) / 2;
        double rightOther = Math.exp(8.0 / 9) / 4;
        assertThat(probabilities[3][1]).isCloseTo(rightOther / (right + 2 * rightOther), within(1e-14));
    }

    @Test
    void aForestGeneralisesBetterThanOneTree() {
        Sample train = Sample.of(400, 5);
        Sample test = Sample.of(2000, 6);
        double tree = Accuracy.of(
                test.labels,
                RandomForest.ofOneTree()
                        .fitClassifier(train.features, train.labels)
                        .predict(test.features));
        double forest = Accuracy.of(
                test.labels,
                RandomForest.withDefaults()
                        .fitClassifier(train.features, train.labels)
                        .predict(test.features));
        assertThat(forest).isGreaterThan(tree);
    }

    @Test
    void seedsMatterToTheForestAndOnlyToTiesInBoosting() {
        Sample sample = Sample.of(200, 9);
        assertThat(FOREST.withSeed(1)
                        .fitClassifier(sample.features, sample.labels)
                        .importances())
                .isNotEqualTo(
                        FOREST.fitClassifier(sample.features, sample.labels).importances());
        BoostedTrees stump = BOOSTED.withMaxDepth(1);
        assertThat(stump.withSeed(1)
                        .fitClassifier(sample.features, sample.labels)
                        .importances())
                .isEqualTo(stump.fitClassifier(sample.features, sample.labels).importances());
    }

    @Test
    void aFailureOnAnotherThreadIsThrownAsItIs() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.map(3, number -> {
                        throw new IllegalStateException("task " + number);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("task ");
            assertThat(workers.map(5, number -> number * number)).containsExactly(0, 1, 4, 9, 16);
        }
    }
}

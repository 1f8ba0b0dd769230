package org.teasel.learners.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;

class TreeGrowerTest {

    private static final int ROWS = 30;
    private static final int COLUMNS = 3;

    /** What is compared: the impurity that a tree takes away, which ties in its last splits leave the same. */
    @Property(tries = 200)
    void takesAwayAsMuchAsTheBestSplitsFoundByTrial(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int distinctValues) {
        Random random = new Random(seed);
        double[][] features = new double[ROWS][COLUMNS];
        double[] targets = new double[ROWS];
        int[] labels = new int[ROWS];
        double[] weights = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                features[row][column] = random.nextInt(distinctValues) - distinctValues / 2.0;
            }
            targets[row] = features[row][0] + 0.3 * random.nextGaussian() - 1000;
            labels[row] = random.nextInt(3);
            weights[row] = random.nextInt(3);
        }
        weights[7] = 1;
        List<Integer> all = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            all.add(row);
        }
        ToDoubleFunction<List<Integer>> variance = rows -> squaredDeviation(rows, targets, weights);
        assertThat(decrease(features, new Variance(targets, weights), 1))
                .isCloseTo(bestDecrease(all, features, variance), within(1e-6));
        ToDoubleFunction<List<Integer>> gini = rows -> giniTimesWeight(rows, labels, weights);
        assertThat(decrease(features, new Gini(ClassLabels.of(labels, ROWS), weights), 1))
                .isCloseTo(bestDecrease(all, features, gini), within(1e-9));
    }

    private static double decrease(double[][] features, Impurity impurity, int depth) {
        double[] sums = new double[COLUMNS];
        TreeGrower grower = new TreeGrower(new PresortedColumns(Features.of(features)), depth, COLUMNS);
        grower.grow(impurity, new SplittableRandom(0), (rows, from, to) -> {}).addDecreases(sums);
        return Arrays.stream(sums).sum();
    }

    private static double bestDecrease(
            List<Integer> rows, double[][] features, ToDoubleFunction<List<Integer>> impurity) {
        double best = 0;
        for (int column = 0; column < COLUMNS; column++) {
            for (double[] threshold : features) {
                List<Integer> left = new ArrayList<>();
                List<Integer> right = new ArrayList<>();
                for (int row : rows) {
                    (features[row][column] <= threshold[column] ? left : right).add(row);
                }
                double sides = impurity.applyAsDouble(left) + impurity.applyAsDouble(right);
                best = Math.max(best, impurity.applyAsDouble(rows) - sides);
            }
        }
        return best;
    }

    private static double squaredDeviation(List<Integer> rows, double[] targets, double[] weights) {
        double weight = rows.stream().mapToDouble(row -> weights[row]).sum();
        double mean =
                rows.stream().mapToDouble(row -> weights[row] * targets[row]).sum() / weight;
        return weight == 0
                ? 0
                : rows.stream()
                        .mapToDouble(row -> weights[row] * Math.pow(targets[row] - mean, 2))
                        .sum();
    }

    private static double giniTimesWeight(List<Integer> rows, int[] labels, double[] weights) {
        double weight = rows.stream().mapToDouble(row -> weights[row]).sum();
        double differing = 0;
        for (int one : rows) {
            for (int other : rows) {
                differing += labels[one] != labels[other] ? weights[one] * weights[other] : 0;
            }
        }
        return weight == 0 ? 0 : differing / weight;
    }

    /** Each row must end in the leaf that the finished tree sends it to. */
    @Property(tries = 100)
    void leavesHoldTheRowsThatTheTreeSendsThere(@ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int depth) {
        Random random = new Random(seed);
        double[][] table = new double[ROWS][COLUMNS];
        double[] targets = random.doubles(ROWS).toArray();
        double[] weights = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            weights[row] = random.nextInt(3);
            for (int column = 0; column < COLUMNS; column++) {
                table[row][column] = random.nextInt(8) / 10.0;
            }
        }
        weights[0] = 1;
        int[] leafOfRow = new int[ROWS];
        Arrays.fill(leafOfRow, -1);
        int[] leaves = new int[1];
        Features features = Features.of(table);
        Tree tree = new TreeGrower(new PresortedColumns(features), depth, 1)
                .grow(new Variance(targets, weights), new SplittableRandom(seed), (rows, from, to) -> {
                    for (int i = from; i < to; i++) {
                        leafOfRow[rows[i]] = leaves[0];
                    }
                    leaves[0]++;
                });
        for (int row = 0; row < ROWS; row++) {
            assertThat(leafOfRow[row]).isEqualTo(weights[row] > 0 ? tree.leaf(features, row) : -1);
        }
    }

    /** Neither column of an exclusive or helps alone, so that the first split takes nothing away. */
    @Test
    void splitsOnThoughNothingIsGainedAtOnce() {
        double[][] features = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        int[] labels = {0, 1, 1, 0};
        RandomForest.ClassificationModel model = RandomForest.ofOneTree().fitClassifier(features, labels);
        assertThat(model.predict(features)).containsExactly(labels);
        assertThat(Arrays.stream(model.importances()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aChainOfSplitsMayBeAsDeepAsThereAreRows() {
        int length = 20_000;
        double[][] features = new double[length][1];
        double[] targets = new double[length];
        for (int row = 0; row < length; row++) {
            features[row][0] = row;
            targets[row] = Math.pow(1.01, row % 4000) * (row < 4000 ? 1 : 0);
        }
        RandomForest.RegressionModel model = RandomForest.ofOneTree().fitRegressor(features, targets);
        assertThat(model.predict(features)).isEqualTo(targets);
    }

    @Test
    void thresholdsPartNeighbouringNumbers() {
        double next = Math.nextUp(1.0);
        double[][] features = {{1}, {next}, {-1e100}, {1e100}};
        double[] targets = {1, 2, 3, 4};
        RandomForest.RegressionModel model = RandomForest.ofOneTree().fitRegressor(features, targets);
        assertThat(model.predict(features)).containsExactly(targets);
    }
}

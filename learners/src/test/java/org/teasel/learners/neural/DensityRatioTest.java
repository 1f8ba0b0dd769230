package org.teasel.learners.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.teasel.learners.score.Accuracy;

class DensityRatioTest {

    private static final NeuralClassifier SMALL =
            NeuralClassifier.withDefaults().withHiddenUnits(16).withLearningRate(5e-3);

    /** Between unit normals one apart the logarithm is a line; samples of unequal sizes must not shift it. */
    @Test
    void findsTheRatioOfTwoNormals() {
        Random random = new Random(11);
        double[][] numerator = normals(8000, 1, random);
        double[][] denominator = normals(4000, 0, random);
        double[][] asked = {{-0.5}, {0}, {0.5}, {1}, {1.5}};
        double[] logarithms = DensityRatio.withDefaults()
                .withClassifier(SMALL)
                .fit(numerator, denominator)
                .logarithms(asked);
        for (int i = 0; i < asked.length; i++) {
            assertThat(logarithms[i]).isCloseTo(asked[i][0] - 0.5, within(0.15));
        }
    }

    /** -log(1 - rho^2) / 2 is the total correlation of two normals of correlation rho. */
    @Test
    void findsTheTotalCorrelationOfCorrelatedNormals() {
        double rho = 0.8;
        double[][] train = correlated(8000, rho, new Random(1));
        double[][] test = correlated(8000, rho, new Random(2));
        double mean = Arrays.stream(DensityRatio.withDefaults()
                        .withClassifier(SMALL)
                        .fit(train, DensityRatio.shuffledColumns(train, 3))
                        .logarithms(test))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(-Math.log(1 - rho * rho) / 2, within(0.05));
    }

    @Test
    void shufflingKeepsEachColumnAndPartsTheRows() {
        double[][] rows = new double[500][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[] {row, row};
        }
        double[][] shuffled = DensityRatio.shuffledColumns(rows, 1);
        for (int column = 0; column < 2; column++) {
            int taken = column;
            double[] sorted = Arrays.stream(shuffled)
                    .mapToDouble(row -> row[taken])
                    .sorted()
                    .toArray();
            for (int row = 0; row < sorted.length; row++) {
                assertThat(sorted[row]).isEqualTo(row);
            }
        }
        assertThat(Arrays.stream(shuffled).filter(row -> row[0] == row[1])).hasSizeLessThan(10);
    }

    @Test
    void refusesSamplesThatDoNotCompare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DensityRatio.withDefaults().fit(new double[2][3], new double[2][1]))
                .withMessageContaining("3 and 1 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.fit(new double[2][3], new int[2]))
                .withMessage("labels have 1 classes; expected 2");
    }

    @Test
    void saysSoWhenTrainingDiverges() {
        double[][] rows = correlated(200, 0.5, new Random(7));
        int[] labels = Arrays.stream(rows).mapToInt(row -> row[0] > 0 ? 1 : 0).toArray();
        assertThatThrownBy(() -> SMALL.withLearningRate(1e200).fit(rows, labels))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("learning rate 1.0E200");
    }

    @Test
    void aBatchMayBeLargerThanTheSample() {
        double[][] rows = correlated(200, 0.5, new Random(7));
        int[] labels = Arrays.stream(rows).mapToInt(row -> row[0] > 0 ? 1 : 0).toArray();
        NeuralClassifier learner = SMALL.withBatchRows(Integer.MAX_VALUE).withEpochs(200);
        assertThat(Accuracy.of(labels, learner.fit(rows, labels).predict(rows))).isGreaterThan(0.95);
    }

    @Test
    void theSeedDecidesTheNetwork() {
        double[][] rows = correlated(200, 0.5, new Random(7));
        int[] labels =
                Arrays.stream(rows).mapToInt(row -> row[0] * row[1] > 0 ? 1 : 0).toArray();
        double[] first = SMALL.fit(rows, labels).logits(rows);
        assertThat(SMALL.fit(rows, labels).logits(rows)).isEqualTo(first);
        assertThat(SMALL.withSeed(1).fit(rows, labels).logits(rows)).isNotEqualTo(first);
    }

    private static double[][] normals(int rows, double mean, Random random) {
        double[][] sample = new double[rows][1];
        for (double[] row : sample) {
            row[0] = mean + random.nextGaussian();
        }
        return sample;
    }

    private static double[][] correlated(int rows, double rho, Random random) {
        double[][] sample = new double[rows][2];
        for (double[] row : sample) {
            row[0] = random.nextGaussian();
            row[1] = rho * row[0] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        return sample;
    }
}

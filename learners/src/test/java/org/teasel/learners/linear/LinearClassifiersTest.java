package org.teasel.learners.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearClassifiersTest {

    private static final int ROWS = 60;

    /** The gradient is taken here by the textbook formula, on columns as they are. */
    @Property(tries = 100)
    void multinomialGradientVanishes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 5) int classes,
            @ForAll @IntRange(min = 1, max = 10_000) int hundredths) {
        double cost = hundredths / 100.0;
        Random random = new Random(seed);
        double[][] features = new double[ROWS][3];
        int[] labels = new int[ROWS];
        double[] weights = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % classes;
            weights[row] = 0.5 + random.nextInt(3);
            features[row][0] = 0.001 * (random.nextGaussian() + labels[row]);
            features[row][1] = 50 + 10 * random.nextGaussian();
            features[row][2] = random.nextGaussian() - labels[row];
        }
        MultinomialLogisticRegression.Model model =
                MultinomialLogisticRegression.withDefaults().withCost(cost).fit(features, labels, weights);
        assertThat(model.converged()).isTrue();
        double[][] probabilities = model.probabilities(features);
        double[][] coefficients = model.coefficients();
        double total = Arrays.stream(weights).sum();
        int reference = classes - coefficients.length;
        for (int score = 0; score < coefficients.length; score++) {
            int code = score + reference;
            double[] gradient = new double[4];
            for (int row = 0; row < ROWS; row++) {
                double residual = weights[row] / total * (probabilities[row][code] - (labels[row] == code ? 1 : 0));
                for (int column = 0; column < 3; column++) {
                    gradient[column] += residual * features[row][column];
                }
                gradient[3] += residual;
            }
            for (int column = 0; column < 3; column++) {
                gradient[column] += coefficients[score][column] / (cost * total);
            }
            assertThat(Arrays.stream(gradient)).allMatch(partial -> Math.abs(partial) < 1e-6);
        }
    }

    @Test
    void withoutInformationAClassIsAsLikelyAsItIsFrequent() {
        double[][] features = new double[6][1];
        int[] labels = {1, 1, 1, 2, 2, 4};
        double[] probabilities = MultinomialLogisticRegression.withDefaults()
                .fit(features, labels)
                .probabilities(features)[0];
        assertThat(probabilities[0]).isCloseTo(3.0 / 6, within(1e-7));
        assertThat(probabilities[1]).isCloseTo(2.0 / 6, within(1e-7));
        assertThat(probabilities[2]).isCloseTo(1.0 / 6, within(1e-7));
    }

    @Test
    void anUnpenalisedSearchAmongPartedClassesEnds() {
        double[][] features = {{0}, {1}, {2}, {3}};
        int[] labels = {0, 0, 1, 1};
        MultinomialLogisticRegression.Model model = MultinomialLogisticRegression.withDefaults()
                .withCost(Double.POSITIVE_INFINITY)
                .fit(features, labels);
        assertThat(model.predict(features)).containsExactly(labels);
        assertThat(model.probabilities(features)[0][0]).isGreaterThan(0.999);
    }

    @Test
    void saysWhenItRanOutOfSteps() {
        double[][] features = {{0}, {1}, {2}, {3}};
        int[] labels = {0, 1, 0, 1};
        assertThat(MultinomialLogisticRegression.withDefaults()
                        .withMaxIterations(1)
                        .fit(features, labels)
                        .converged())
                .isFalse();
        assertThat(LogisticRegression.withDefaults()
                        .withTolerance(1e-18)
                        .fit(features, labels)
                        .converged())
                .isFalse();
    }

    @Test
    void theSeedOfTheSvmChangesTheWayAndNotTheEnd() {
        Random random = new Random(4);
        double[][] features = new double[ROWS][];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 3;
            features[row] = new double[] {random.nextGaussian() + labels[row], random.nextGaussian()};
        }
        LinearSvm learner = LinearSvm.withDefaults().withTolerance(1e-9).withMaxIterations(100_000);
        double[][] first = learner.fit(features, labels).coefficients();
        double[][] second = learner.withSeed(99).fit(features, labels).coefficients();
        for (int score = 0; score < first.length; score++) {
            assertThat(second[score][0]).isCloseTo(first[score][0], within(1e-7));
            assertThat(second[score][1]).isCloseTo(first[score][1], within(1e-7));
        }
    }

    @Test
    void balancingLetsARareClassBeFound() {
        double[][] features = new double[100][1];
        int[] labels = new int[100];
        for (int row = 0; row < 100; row++) {
            labels[row] = row < 95 ? 0 : 1;
            features[row][0] = labels[row] + (row % 10 - 4.5) / 5;
        }
        int[] plain = LinearSvm.withDefaults()
                .withBalanced(false)
                .fit(features, labels)
                .predict(features);
        int[] balanced = LinearSvm.withDefaults().fit(features, labels).predict(features);
        assertThat(Arrays.stream(plain).sum()).isZero();
        assertThat(Arrays.stream(balanced, 95, 100).sum()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void certaintyOfEveryClassStillAddsUpToOne() {
        double[][] features = {{-1}, {0}, {1}};
        int[] labels = {0, 1, 2};
        double[][] far = {{-1e6}, {1e6}, {1e90}};
        double[][] probabilities = LogisticRegression.withDefaults()
                .withCost(1e4)
                .fit(features, labels)
                .probabilities(far);
        for (double[] row : probabilities) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
    }
}

package org.teasel.learners.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LassoTest {

    private static final int ROWS = 40;

    /** At the minimum a column pulls with alpha where its coefficient is not 0, and with no more where it is. */
    @Property(tries = 200)
    void meetsTheConditionsOfOptimality(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2000) int thousandths,
            @ForAll @IntRange(min = -100, max = 100) int offset) {
        double alpha = thousandths / 1000.0;
        Random random = new Random(seed);
        double[][] features = new double[ROWS][4];
        double[] targets = new double[ROWS];
        double[] weights = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            features[row] = random.doubles(4).toArray();
            features[row][0] += offset;
            features[row][3] = features[row][1] * 2 + 0.1 * features[row][3];
            targets[row] = 3 * features[row][1] - features[row][2] + random.nextGaussian() + offset;
            weights[row] = random.nextInt(4);
        }
        weights[0] = 1;
        Lasso.Model model = Lasso.withDefaults().withAlpha(alpha).fit(features, targets, weights);
        assertThat(model.converged()).isTrue();
        double[] predicted = model.predict(features);
        double total = Arrays.stream(weights).sum();
        double[] pulls = new double[4];
        double balance = 0;
        for (int row = 0; row < ROWS; row++) {
            double residual = weights[row] / total * (targets[row] - predicted[row]);
            balance += residual;
            for (int column = 0; column < 4; column++) {
                pulls[column] += residual * features[row][column];
            }
        }
        assertThat(balance).isCloseTo(0, within(1e-9));
        for (int column = 0; column < 4; column++) {
            double coefficient = model.coefficients()[column];
            if (coefficient == 0) {
                assertThat(Math.abs(pulls[column])).isLessThanOrEqualTo(alpha + 1e-5);
            } else {
                assertThat(pulls[column]).isCloseTo(Math.signum(coefficient) * alpha, within(1e-5));
            }
        }
    }

    /** With one column the minimum is a formula: the least squares slope, shrunk by alpha over the variance. */
    @Test
    void oneColumnHasAClosedForm() {
        double[][] features = {{1}, {2}, {3}, {6}};
        double[] targets = {2, 1, 4, 9};
        double variance = 3.5;
        double covariance = 5.5;
        Lasso.Model model = Lasso.withDefaults().withAlpha(0.7).fit(features, targets);
        assertThat(model.coefficients()[0]).isCloseTo((covariance - 0.7) / variance, within(1e-12));
        assertThat(model.intercept()).isCloseTo(4 - 3 * (covariance - 0.7) / variance, within(1e-12));
        assertThat(Lasso.withDefaults().withAlpha(5.6).fit(features, targets).coefficients())
                .containsExactly(0);
    }

    @Test
    void aWeightOfTwoIsARowTwice() {
        double[][] features = {{1, 0}, {2, 5}, {3, 1}, {6, 2}};
        double[] targets = {2, 1, 4, 9};
        double[][] repeated = {{1, 0}, {2, 5}, {2, 5}, {3, 1}, {6, 2}};
        double[] repeatedTargets = {2, 1, 1, 4, 9};
        double[] weighted = Lasso.withDefaults()
                .fit(features, targets, new double[] {1, 2, 1, 1})
                .coefficients();
        double[] plain = Lasso.withDefaults().fit(repeated, repeatedTargets).coefficients();
        assertThat(weighted[0]).isCloseTo(plain[0], within(1e-6));
        assertThat(weighted[1]).isCloseTo(plain[1], within(1e-6));
    }

    @Test
    void saysWhenItRanOutOfSweeps() {
        Random random = new Random(1);
        double[][] features = new double[ROWS][];
        double[] targets = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double shared = random.nextDouble();
            features[row] = new double[] {shared, shared + 0.01 * random.nextDouble()};
            targets[row] = features[row][0] - features[row][1];
        }
        Lasso hasty = Lasso.withDefaults().withAlpha(1e-8).withMaxSweeps(2);
        assertThat(hasty.fit(features, targets).converged()).isFalse();
    }

    @Test
    void refusesAPenaltyOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lasso.withDefaults().withAlpha(0))
                .withMessage("alpha is 0.0; expected a finite number above 0");
    }
}

package org.teasel.conformance.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Toy;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Verdict;
import org.teasel.conformance.rule.Violation;

class MeanTestTest {

    /** Runs of mean 0 and standard deviation 1. */
    private enum Runs {
        NORMAL {
            @Override
            double draw(RandomGenerator random) {
                return random.nextGaussian();
            }
        },
        /** Means of 30 exponential draws: skewed, as estimates of information are. */
        SKEWED {
            @Override
            double draw(RandomGenerator random) {
                double sum = 0;
                for (int n = 0; n < 30; n++) {
                    sum += random.nextExponential() - 1;
                }
                return sum / Math.sqrt(30);
            }
        },
        /** Means of 30 draws of something that one draw in 50 has: most runs are equal. */
        RARE {
            @Override
            double draw(RandomGenerator random) {
                int count = 0;
                for (int n = 0; n < 30; n++) {
                    count += random.nextInt(50) == 0 ? 1 : 0;
                }
                return (count - 0.6) / Math.sqrt(30 * 0.02 * 0.98);
            }
        };

        abstract double draw(RandomGenerator random);

        double draw(long seed) {
            return draw(new SplittableRandom(seed));
        }
    }

    /** How many of so many tests find a mean wrong. */
    private static int accusations(int tests, double expected, double tolerance, LongToDoubleFunction run) {
        int[] count = {0};
        Rule<Toy> rule = Toy.once("toy.mean", (toy, trial) -> {
            for (int test = 0; test < tests; test++) {
                count[0] += accused(trial, expected, tolerance, run) ? 1 : 0;
            }
        });
        Finding finding = new Examination(Profile.STANDARD, 1)
                .of(Toy.of(number -> number, rule))
                .get(0);
        assertThat(finding.verdict()).isEqualTo(new Verdict.Held(1));
        assertThat(finding.comparisons()).isEqualTo(tests);
        return count[0];
    }

    private static boolean accused(Trial trial, double expected, double tolerance, LongToDoubleFunction run) {
        try {
            MeanTest.check(trial, "the mean", expected, tolerance, run);
            return false;
        } catch (Violation e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NORMAL", "SKEWED", "RARE"})
    void rightRunsAreNeverAccused(String runs) {
        assertThat(accusations(20_000, 0, 0, Runs.valueOf(runs)::draw)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 2.5", "NORMAL, -2.5", "SKEWED, 2.5", "SKEWED, -2.5"})
    void aBiasOfTwoAndAHalfDeviationsOfARunIsAlwaysFound(String runs, double bias) {
        assertThat(accusations(200, bias, 0, Runs.valueOf(runs)::draw)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 1", "SKEWED, -1"})
    void mostBiasesOfOneDeviationAreFound(String runs, double bias) {
        assertThat(accusations(200, bias, 0, Runs.valueOf(runs)::draw)).isBetween(150, 199);
    }

    @Test
    void aConstantIsComparedWithinItsTolerance() {
        assertThat(accusations(1, 1, 1e-9, seed -> 1 + 1e-10)).isZero();
        assertThat(accusations(1, 1, 1e-9, seed -> 1 + 1e-8)).isOne();
        assertThat(accusations(1, 1, 0, seed -> 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aFigureThatIsNoNumberIsFound(double figure) {
        assertThat(accusations(1, 1, 10, seed -> figure)).isOne();
    }

    @Test
    void theProbabilityIsThatOfStudentsTest() {
        // t = 2.5 / (sqrt(2.5) / sqrt(5)) = 3.5355 with 4 degrees of freedom; scipy.stats.ttest_1samp gives 0.02411.
        double[] figures = IntStream.rangeClosed(1, 5).asDoubleStream().toArray();
        assertThat(MeanTest.probability(figures, 0.5, 0)).isCloseTo(0.0241, within(1e-4));
        assertThat(MeanTest.probability(figures, 0, 0.5)).isCloseTo(0.0241, within(1e-4));
        assertThat(MeanTest.probability(figures, 2.5, 0.5)).isEqualTo(1);
    }
}

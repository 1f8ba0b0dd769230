package org.teasel.conformance.chance;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;
import org.teasel.conformance.rule.FalseAlarms;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/**
 * Whether independent runs of something random have a known mean: a sequential t test. It looks after 6, 24 and 96 runs;
 * it is content when the mean is well within chance, gives up when chance can't explain it, and runs on in between. The
 * runs should each be a mean of many draws, so that they are close to normal. It finds most biases of one standard
 * deviation of a run and practically all of 2.5, so whoever wants to find less averages over more draws in a run.
 */
public final class MeanTest {

    private static final int[] LOOKS = {6, 24, 96};

    /** A mean that chance would miss by more with this probability is well within it. */
    private static final double CONTENT = 0.2;

    private MeanTest() {}

    /**
     * Compares the mean of runs with what it should be.
     *
     * @param trial where the seeds come from
     * @param what names the figure in the symptom
     * @param expected the known mean
     * @param tolerance how far the mean may lie from it, such as the error of quadrature; not negative
     * @param run a figure by seed
     */
    public static void check(Trial trial, String what, double expected, double tolerance, LongToDoubleFunction run) {
        check(trial, what, expected, tolerance, LOOKS[LOOKS.length - 1], run);
    }

    /**
     * Compares the mean of runs with what it should be, by fewer runs, where each is dear.
     *
     * @param trial where the seeds come from
     * @param what names the figure in the symptom
     * @param expected the known mean
     * @param tolerance how far the mean may lie from it, such as the error of quadrature; not negative
     * @param most most runs
     * @param run a figure by seed
     */
    public static void check(
            Trial trial, String what, double expected, double tolerance, int most, LongToDoubleFunction run) {
        trial.compareByChance();
        double[] figures = new double[LOOKS[LOOKS.length - 1]];
        int done = 0;
        for (int look = 0; look < LOOKS.length && LOOKS[look] <= most; look++) {
            for (; done < LOOKS[look]; done++) {
                figures[done] = run.applyAsDouble(trial.random().nextLong());
                if (!Double.isFinite(figures[done])) {
                    throw new Violation(what + " is " + figures[done] + ", expected " + expected);
                }
            }
            double[] sofar = Arrays.copyOf(figures, done);
            double probability = probability(sofar, expected, tolerance);
            // Equal figures tell nothing of how far chance reaches: something rare may just not have come yet.
            boolean telling = look == LOOKS.length - 1 || Arrays.stream(sofar).anyMatch(x -> x != sofar[0]);
            if (telling && probability < FalseAlarms.OF_A_COMPARISON / LOOKS.length) {
                throw new Violation(what + " is " + mean(sofar) + " on average over " + done + " seeds, expected "
                        + expected + "; chance explains the difference with probability " + probability);
            }
            if (probability > CONTENT) {
                return;
            }
        }
    }

    /** Probability that chance alone misses the mean by as much. */
    static double probability(double[] figures, double expected, double tolerance) {
        double mean = mean(figures);
        double squares =
                Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / (figures.length - 1) / figures.length);
        double beyond = Math.abs(mean - expected) - tolerance;
        if (beyond <= 0) {
            return 1;
        }
        return error == 0 ? 0 : 2 * TDistribution.of(figures.length - 1).survivalProbability(beyond / error);
    }

    private static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElseThrow();
    }
}

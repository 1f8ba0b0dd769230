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
 * runs should each be a mean of many draws, so that they are close to normal.
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
        check(trial, what, expected, tolerance, 0, run);
    }

    /**
     * The same where it is known how much runs differ at least. Something rare may not happen in any of a few runs,
     * which then differ less than they should and would be believed too much.
     *
     * @param deviation standard deviation of a run that a right one has at least about
     */
    public static void check(
            Trial trial, String what, double expected, double tolerance, double deviation, LongToDoubleFunction run) {
        trial.compareByChance();
        double[] figures = new double[LOOKS[LOOKS.length - 1]];
        int done = 0;
        for (int look = 0; look < LOOKS.length; look++) {
            for (; done < LOOKS[look]; done++) {
                figures[done] = run.applyAsDouble(trial.random().nextLong());
                if (!Double.isFinite(figures[done])) {
                    throw new Violation(what + " is " + figures[done] + ", expected " + expected);
                }
            }
            double[] sofar = Arrays.copyOf(figures, done);
            double probability = probability(sofar, expected, tolerance, deviation);
            if (probability < FalseAlarms.OF_A_COMPARISON / LOOKS.length) {
                throw new Violation(what + " is " + mean(sofar) + " on average over " + done + " seeds, expected "
                        + expected + "; chance explains the difference with probability " + probability);
            }
            if (probability > CONTENT) {
                return;
            }
        }
    }

    /** Probability that chance alone misses the mean by as much. */
    static double probability(double[] figures, double expected, double tolerance, double deviation) {
        double mean = mean(figures);
        double squares =
                Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
        double spread = Math.max(deviation, Math.sqrt(squares / (figures.length - 1)));
        double error = spread / Math.sqrt(figures.length);
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

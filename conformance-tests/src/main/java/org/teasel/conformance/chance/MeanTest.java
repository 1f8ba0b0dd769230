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
 *
 * @param what names the figure in the symptom
 * @param expected the known mean
 * @param tolerance how far the mean may lie from it, such as the error of quadrature; not negative
 * @param most most runs
 * @param deviation standard deviation of a run that a right one has at least about; 0 if that is not known
 */
public record MeanTest(String what, double expected, double tolerance, int most, double deviation) {

    private static final int[] LOOKS = {6, 24, 96};

    /** A mean that chance would miss by more with this probability is well within it. */
    private static final double CONTENT = 0.2;

    /** Biases of so many standard deviations of a run are found, but in one case of 10,000. */
    private static final double SURELY_FOUND = 2.5;

    /** A test whether a figure has a mean. */
    public static MeanTest of(String what, double expected, double tolerance) {
        return new MeanTest(what, expected, tolerance, LOOKS[LOOKS.length - 1], 0);
    }

    /** This test by fewer runs, at least 6, where each is dear. */
    public MeanTest withMost(int runs) {
        return new MeanTest(what, expected, tolerance, runs, deviation);
    }

    /**
     * This test where it is known how much runs differ. Something rare may not happen in any of a few runs, which then
     * differ less than they should and would be believed too much.
     */
    public MeanTest withDeviation(double known) {
        return new MeanTest(what, expected, tolerance, most, known);
    }

    /**
     * Compares the mean of runs with what it should be.
     *
     * @param trial where the seeds come from
     * @param run a figure by seed
     * @throws Violation if chance can't explain the difference
     */
    public void check(Trial trial, LongToDoubleFunction run) {
        double[] figures = new double[most];
        int looks = (int) Arrays.stream(LOOKS).filter(look -> look <= most).count();
        int done = 0;
        for (int look = 0; look < looks; look++) {
            for (; done < LOOKS[look]; done++) {
                figures[done] = run.applyAsDouble(trial.random().nextLong());
                if (!Double.isFinite(figures[done])) {
                    trial.compareByChance(0);
                    throw new Violation(what + " is " + figures[done] + ", expected " + expected);
                }
            }
            double[] sofar = Arrays.copyOf(figures, done);
            double probability = probability(sofar);
            // Equal figures tell nothing of how far chance reaches: something rare may just not have come yet.
            boolean telling = look == looks - 1 || Arrays.stream(sofar).anyMatch(x -> x != sofar[0]);
            boolean found = telling && probability < FalseAlarms.OF_A_COMPARISON / LOOKS.length;
            boolean over = found || probability > CONTENT || look == looks - 1;
            if (over) {
                trial.compareByChance(tolerance + SURELY_FOUND * spread(sofar));
            }
            if (found) {
                throw new Violation(what + " is " + mean(sofar) + " on average over " + done + " seeds, expected "
                        + expected + "; chance explains the difference with probability " + probability);
            }
            if (over) {
                return;
            }
        }
    }

    /** Probability that chance alone misses the mean by as much. */
    double probability(double... figures) {
        double error = spread(figures) / Math.sqrt(figures.length);
        double beyond = Math.abs(mean(figures) - expected) - tolerance;
        if (beyond <= 0) {
            return 1;
        }
        return error == 0 ? 0 : 2 * TDistribution.of(figures.length - 1).survivalProbability(beyond / error);
    }

    private double spread(double[] figures) {
        double mean = mean(figures);
        double squares =
                Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
        return Math.max(deviation, Math.sqrt(squares / (figures.length - 1)));
    }

    private static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElseThrow();
    }
}

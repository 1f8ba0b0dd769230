package org.teasel.api;

import java.util.SplittableRandom;

/**
 * What a run of metrics depends on besides the data. Scores are a function of data and settings, except
 * {@code threads}, which never changes a bit of them.
 *
 * @param quantisation how latents are cut in bins
 * @param factorBins equal bins that a continuous factor is cut in where a metric needs finitely many values
 * @param samples draws from the aggregated posterior for Monte Carlo estimates
 * @param epsilon greatest error in nats that a log density of the aggregated posterior may have because components are
 *     left out, positive
 * @param seed seed of everything random
 * @param threads worker threads
 * @param confidence level of confidence intervals, in (0, 1)
 * @param trainingRows most rows that learners are fitted on
 * @param testRows most rows that learners are judged on
 * @param repeats how often a metric that fits learners is measured, on other rows and with another seed each time; its
 *     value is that of the first, and its standard error needs at least 2
 */
public record Settings(
        Quantisation quantisation,
        int factorBins,
        int samples,
        double epsilon,
        long seed,
        int threads,
        double confidence,
        int trainingRows,
        int testRows,
        int repeats) {

    /** Most draws that are accepted; memory grows with their number. */
    public static final int MOST_SAMPLES = 1_000_000;

    /** Most error of a log density that is accepted; scores are printed with more digits. */
    public static final double MOST_EPSILON = 0.01;

    /** The settings that scores are published with unless they say otherwise. */
    public static final Settings DEFAULT = new Settings(
            Quantisation.DEFAULT,
            20,
            10_000,
            1e-6,
            0,
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            0.95,
            10_000,
            5_000,
            3);

    public Settings {
        requireAtLeast("factorBins", factorBins, 2);
        requireAtLeast("samples", samples, 2);
        if (samples > MOST_SAMPLES) {
            throw new InvalidInputException("samples is " + samples + ", expected at most " + MOST_SAMPLES);
        }
        if (!(epsilon > 0 && epsilon <= MOST_EPSILON)) {
            throw new InvalidInputException(
                    "epsilon is " + epsilon + ", expected a positive number of at most " + MOST_EPSILON);
        }
        requireAtLeast("threads", threads, 1);
        requireAtLeast("trainingRows", trainingRows, 2);
        requireAtLeast("testRows", testRows, 1);
        requireAtLeast("repeats", repeats, 1);
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidInputException("confidence is " + confidence + ", expected a number between 0 and 1");
        }
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new InvalidInputException(name + " is " + value + ", expected at least " + least);
        }
    }

    /** These settings with another quantisation. */
    public Settings with(Quantisation other) {
        return new Settings(
                other, factorBins, samples, epsilon, seed, threads, confidence, trainingRows, testRows, repeats);
    }

    /** These settings with another number of bins for continuous factors. */
    public Settings withFactorBins(int other) {
        return new Settings(
                quantisation, other, samples, epsilon, seed, threads, confidence, trainingRows, testRows, repeats);
    }

    /** These settings with another number of draws. */
    public Settings withSamples(int other) {
        return new Settings(
                quantisation, factorBins, other, epsilon, seed, threads, confidence, trainingRows, testRows, repeats);
    }

    /** These settings with another greatest error by components left out. */
    public Settings withEpsilon(double other) {
        return new Settings(
                quantisation, factorBins, samples, other, seed, threads, confidence, trainingRows, testRows, repeats);
    }

    /** These settings with another seed. */
    public Settings withSeed(long other) {
        return new Settings(
                quantisation,
                factorBins,
                samples,
                epsilon,
                other,
                threads,
                confidence,
                trainingRows,
                testRows,
                repeats);
    }

    /** These settings with another number of worker threads; scores stay the same. */
    public Settings withThreads(int other) {
        return new Settings(
                quantisation, factorBins, samples, epsilon, seed, other, confidence, trainingRows, testRows, repeats);
    }

    /** These settings with another level of confidence intervals. */
    public Settings withConfidence(double other) {
        return new Settings(
                quantisation, factorBins, samples, epsilon, seed, threads, other, trainingRows, testRows, repeats);
    }

    /** These settings with other numbers of rows for learners. */
    public Settings withLearnerRows(int training, int test) {
        return new Settings(
                quantisation, factorBins, samples, epsilon, seed, threads, confidence, training, test, repeats);
    }

    /** These settings with another number of repeats. */
    public Settings withRepeats(int other) {
        return new Settings(
                quantisation, factorBins, samples, epsilon, seed, threads, confidence, trainingRows, testRows, other);
    }

    /** The settings of a repeat: these themselves for 0, these with another seed for others. */
    public Settings ofRepeat(int repeat) {
        return repeat == 0
                ? this
                : withSeed(new SplittableRandom(seed)
                        .longs(repeat)
                        .skip(repeat - 1L)
                        .findFirst()
                        .orElseThrow());
    }
}

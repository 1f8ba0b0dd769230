package org.teasel.metrics.learned;

import java.util.Arrays;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.UsableFactors;

/**
 * The rows that learners are fitted on, and the others that they are judged on. Where there are fewer rows than asked
 * for, both parts shrink alike.
 *
 * @param training rows to learn from, at least one
 * @param test other rows, at least one
 * @param weighted whether observations have different weights
 */
record Examples(Rows training, Rows test, boolean weighted) {

    /** Two weights closer than this, relative to each other, are the same. */
    private static final double ROUNDING = 1e-9;

    /** A classifier of more values than these takes too long and finds too few rows of each. */
    private static final int MOST_VALUES = 256;

    private static final String OTHERS = "are constant or have more than " + MOST_VALUES + " values";

    static RowSample statistic(Settings settings) {
        int limit = (int) Math.min(Integer.MAX_VALUE, (long) settings.trainingRows() + settings.testRows());
        return new RowSample(limit, settings.seed());
    }

    static Examples of(Statistics statistics) {
        Settings settings = statistics.settings();
        Representation sample = statistics.get(statistic(settings));
        int size = sample.size();
        if (size < 2) {
            throw new NotDefinedException("a learner needs rows to learn from and others to be judged on,"
                    + " and there is only one observation that counts");
        }
        double share = (double) settings.testRows() / ((long) settings.trainingRows() + settings.testRows());
        int test = (int) Math.max(1, Math.min(size - 1, Math.round(size * share)));
        Factors finite = sample.factors().quantised(settings.factorBins());
        return new Examples(
                new Rows(sample, finite, 0, size - test),
                new Rows(sample, finite, size - test, size),
                weighted(sample));
    }

    private static boolean weighted(Representation sample) {
        for (int row = 1; row < sample.size(); row++) {
            if (Math.abs(sample.weight(row) - sample.weight(0)) > ROUNDING * sample.weight(0)) {
                return true;
            }
        }
        return false;
    }

    /** Number of latents, L. */
    int latents() {
        return training.sample().posteriors().latents();
    }

    /** The factors that a learner can tell values of: more than one among the rows, and not too many. */
    UsableFactors learnable() {
        return UsableFactors.of(training.finite().count(), this::learnable, OTHERS);
    }

    /** Whether a learner can tell values of a factor. */
    boolean learnable(int factor) {
        long values = Arrays.stream(training.labels(factor)).distinct().count();
        return values > 1 && values <= MOST_VALUES;
    }

    /** Whether a factor is a number rather than one of finitely many values. */
    boolean continuous(int factor) {
        return training.sample().factors().column(factor) instanceof FactorColumn.Measurements;
    }

    /** A measurement with the numbers of rows, and a note if their weights were not heeded. */
    Measurement describe(Measurement measurement) {
        Measurement described =
                measurement.withSetting("trainingRows", training.size()).withSetting("testRows", test.size());
        return weighted
                ? described.withNote("all rows count alike: the learner does not heed the weights of observations")
                : described;
    }
}

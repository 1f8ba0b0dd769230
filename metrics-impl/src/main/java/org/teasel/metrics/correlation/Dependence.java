package org.teasel.metrics.correlation;

import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;

/**
 * How far the posterior means of pairs of latents depend on each other: by linear correlation, and by the information
 * that they share as binned values, as a share of the lesser of their entropies.
 *
 * <p>N observations can't fill all pairs of bins: independent means have a joint entropy of at most H(x), which counts
 * in place of the sum of their own entropies where that is more.
 */
final class Dependence {

    /** Two means with at least this correlation, either way, are not nearly independent. */
    static final double LEAST_CORRELATION = 0.1;

    /** Two means that share at least this part of the lesser entropy are not nearly independent. */
    static final double LEAST_INFORMATION = 0.25;

    private final Correlations correlations;
    private final double[][] joint;
    private final double observations;

    private Dependence(Correlations correlations, double[][] joint, double observations) {
        this.correlations = correlations;
        this.joint = joint;
        this.observations = observations;
    }

    static Dependence of(Statistics statistics) {
        Population population = statistics.population();
        return new Dependence(
                Correlations.of(statistics.get(new PosteriorMoments()).covarianceOfMeans()),
                statistics.get(new MeanPairs(statistics.settings().quantisation())),
                population.entropy());
    }

    /** Shared information of two means as a share of the lesser entropy, 0 to 1; 0 if one is constant. */
    double information(int i, int j) {
        double lesser = Math.min(joint[i][i], joint[j][j]);
        double expected = Math.min(joint[i][i] + joint[j][j], observations);
        return lesser > 0 ? Math.max(0, (expected - joint[i][j]) / lesser) : 0;
    }

    boolean nearlyIndependent(int i, int j) {
        return correlations.between(i, j) < LEAST_CORRELATION && information(i, j) < LEAST_INFORMATION;
    }
}

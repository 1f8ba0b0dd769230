package org.teasel.estimators.gaussian;

import java.util.Arrays;
import java.util.function.Supplier;
import org.teasel.api.information.Moments;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Weights;

/** Moments of the aggregated posterior from the posteriors' own moments. */
public final class MomentsEstimator implements Estimator<Moments> {

    @Override
    public Supplier<Fold<Moments>> prepare(Population population, Statistics needed) {
        return () -> new MomentsFold(population);
    }

    private static final class MomentsFold implements Fold<Moments>, Resumable {

        private final Population population;
        private final int latents;
        private final Comoments means;
        private final double[] covariance;
        private final double[] least;
        private final double[] greatest;

        MomentsFold(Population population) {
            this.population = population;
            this.latents = population.latents();
            this.means = new Comoments(latents);
            this.covariance = new double[latents * latents];
            this.least = new double[latents];
            this.greatest = new double[latents];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        }

        @Override
        public void add(Batch batch) {
            Posteriors posteriors = batch.posteriors();
            boolean factorised = posteriors.factorised();
            double[] mean = new double[latents];
            for (int r = 0; r < batch.rows().length; r++) {
                double weight = population.weight(batch.rows()[r]);
                if (weight <= 0) {
                    continue;
                }
                for (int i = 0; i < latents; i++) {
                    mean[i] = posteriors.mean(r, i);
                    least[i] = Math.min(least[i], mean[i]);
                    greatest[i] = Math.max(greatest[i], mean[i]);
                    for (int j = factorised ? i : 0; j <= i; j++) {
                        covariance[i * latents + j] += weight * posteriors.covariance(r, i, j);
                    }
                }
                means.add(weight, mean);
            }
        }

        @Override
        public void merge(Fold<Moments> other) {
            MomentsFold fold = (MomentsFold) other;
            means.merge(fold.means);
            for (int k = 0; k < covariance.length; k++) {
                covariance[k] += fold.covariance[k];
            }
            for (int i = 0; i < latents; i++) {
                least[i] = Math.min(least[i], fold.least[i]);
                greatest[i] = Math.max(greatest[i], fold.greatest[i]);
            }
        }

        @Override
        public void exchange(Snapshot snapshot) {
            means.exchange(snapshot);
            snapshot.numbers(covariance);
            snapshot.numbers(least);
            snapshot.numbers(greatest);
        }

        @Override
        public Moments result() {
            Weights.requireSome(means.weight());
            double[][] ofMeans = new double[latents][latents];
            double[][] expected = new double[latents][latents];
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j <= i; j++) {
                    ofMeans[i][j] = ofMeans[j][i] = means.covariance(i, j);
                    expected[i][j] = expected[j][i] = covariance[i * latents + j] / means.weight();
                }
            }
            return new Moments(means.mean(), ofMeans, expected, least.clone(), greatest.clone());
        }
    }
}

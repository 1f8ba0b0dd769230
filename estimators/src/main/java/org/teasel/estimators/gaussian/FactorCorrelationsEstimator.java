package org.teasel.estimators.gaussian;

import java.util.function.Supplier;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Weights;

/** Squared correlations of posterior means with factors as numbers. */
public final class FactorCorrelationsEstimator implements Estimator<double[][]> {

    /** Variances up to this count as none, as in the public code for SAP. */
    private static final double NO_VARIANCE = 1e-12;

    @Override
    public Supplier<Fold<double[][]>> prepare(Population population, Statistics needed) {
        return () -> new CorrelationFold(population);
    }

    private static final class CorrelationFold implements Fold<double[][]>, Resumable {

        private final Population population;
        private final int latents;
        private final int factors;
        private final Comoments moments;

        CorrelationFold(Population population) {
            this.population = population;
            this.latents = population.latents();
            this.factors = population.factors().count();
            this.moments = new Comoments(latents + factors);
        }

        @Override
        public void add(Batch batch) {
            double[] vector = new double[latents + factors];
            for (int r = 0; r < batch.rows().length; r++) {
                int row = batch.rows()[r];
                for (int i = 0; i < latents; i++) {
                    vector[i] = batch.posteriors().mean(r, i);
                }
                for (int k = 0; k < factors; k++) {
                    vector[latents + k] = population.factors().column(k).number(row);
                }
                moments.add(population.weight(row), vector);
            }
        }

        @Override
        public void merge(Fold<double[][]> other) {
            moments.merge(((CorrelationFold) other).moments);
        }

        @Override
        public void exchange(Snapshot snapshot) {
            moments.exchange(snapshot);
        }

        @Override
        public double[][] result() {
            Weights.requireSome(moments.weight());
            double[][] squared = new double[latents][factors];
            for (int i = 0; i < latents; i++) {
                for (int k = 0; k < factors; k++) {
                    squared[i][k] = squaredCorrelation(i, latents + k);
                }
            }
            return squared;
        }

        private double squaredCorrelation(int a, int b) {
            double first = moments.covariance(a, a);
            double second = moments.covariance(b, b);
            if (first <= NO_VARIANCE || second <= NO_VARIANCE) {
                return 0;
            }
            double product = moments.covariance(a, b);
            return Math.min(1, product / first * (product / second));
        }
    }
}

package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * Informations of binned posterior means over each latent's own range.
 *
 * @param key how latents and factors are cut
 */
public record MeanHistogramEstimator(MeanHistogram key) implements Estimator<InformationTable> {

    @Override
    public List<Statistic<?>> needs(Population population) {
        return List.of(new PosteriorMoments());
    }

    @Override
    public Supplier<Fold<InformationTable>> prepare(Population population, Statistics needed) {
        Moments moments = needed.get(new PosteriorMoments());
        double[][] edges = new double[population.latents()][];
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(moments.greatest()[i] - moments.least()[i])) {
                throw new NotDefinedException("the means of latent " + population.latentName(i) + " lie between "
                        + moments.least()[i] + " and " + moments.greatest()[i] + ", which no bins can divide");
            }
            edges[i] = edges(moments.least()[i], moments.greatest()[i]);
        }
        Factors factors = population.factors(key.factorBins());
        return () -> new HistogramFold(population, edges, key.bins(), factors);
    }

    /** Lower edges of the bins; a constant c is given the range c - 1/2 to c + 1/2. */
    private double[] edges(double least, double greatest) {
        double low = least < greatest ? least : least - 0.5;
        double high = least < greatest ? greatest : greatest + 0.5;
        double[] edges = new double[key.bins()];
        for (int s = 0; s < edges.length; s++) {
            edges[s] = low + s * (high - low) / key.bins();
        }
        return edges;
    }

    private static final class HistogramFold implements Fold<InformationTable>, Resumable {

        private final Population population;
        private final double[][] edges;
        private final JointTables tables;

        HistogramFold(Population population, double[][] edges, int bins, Factors factors) {
            this.population = population;
            this.edges = edges;
            int[] all = new int[edges.length];
            Arrays.fill(all, bins);
            this.tables = new JointTables(all, factors);
        }

        @Override
        public void add(Batch batch) {
            Shares shares = tables.observe(batch, population);
            for (int i = 0; i < edges.length; i++) {
                for (int r = 0; r < shares.size(); r++) {
                    if (shares.weight(r) > 0) {
                        tables.addPoint(
                                shares, r, i, bin(edges[i], batch.posteriors().mean(r, i)));
                    }
                }
            }
        }

        /** The last bin whose lower edge is not above the value. */
        private static int bin(double[] edges, double value) {
            // The search holds -0 to be below 0; adding 0 makes one of the other.
            int found = Arrays.binarySearch(edges, value + 0.0);
            return Math.max(0, found >= 0 ? found : -found - 2);
        }

        @Override
        public void merge(Fold<InformationTable> other) {
            tables.merge(((HistogramFold) other).tables);
        }

        @Override
        public void exchange(Snapshot snapshot) {
            tables.exchange(snapshot);
        }

        @Override
        public InformationTable result() {
            return tables.informations();
        }
    }
}

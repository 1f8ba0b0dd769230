package org.teasel.estimators.quantised;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.posterior.Latent;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;

/**
 * Joint entropies of binned posterior means for all pairs of latents. The fold keeps the bin numbers, 2 bytes for each
 * observation and latent, and counts pairs at the end: tables of all pairs at once would need L^2 B^2 / 2 numbers in
 * every part.
 *
 * @param key the bins
 * @param mostKept bytes of bin numbers that a fold keeps in memory; more go to a temporary file
 */
public record MeanPairsEstimator(MeanPairs key, long mostKept) implements Estimator<double[][]> {
    /** Most values of a latent, so that its bin numbers take 2 bytes and a table of two latents fits in memory. */
    private static final int MOST_VALUES = 4096;

    private static final long USUALLY_KEPT = 1 << 24;

    /** With as much in memory as is usual. */
    public MeanPairsEstimator(MeanPairs key) {
        this(key, USUALLY_KEPT);
    }

    @Override
    public Supplier<Fold<double[][]>> prepare(Population population, Statistics needed) {
        int[] bins = new int[population.latents()];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = BinMasses.bins(key.quantisation(), population.latent(i));
            if (bins[i] > MOST_VALUES) {
                throw new NotDefinedException("latent " + population.latentName(i) + " has " + bins[i]
                        + " values, expected at most " + MOST_VALUES + " for a table of pairs");
            }
        }
        PairCounts counts = new PairCounts(bins, needed.progress());
        return () -> new PairFold(population, counts);
    }

    private final class PairFold implements Fold<double[][]>, Resumable {

        private final Population population;
        private final PairCounts counts;
        private final BinnedBatches own = new BinnedBatches(mostKept);
        /** Its own batches, and those of all that was merged into it. */
        private final List<BinnedBatches> parts = new ArrayList<>(List.of(own));

        PairFold(Population population, PairCounts counts) {
            this.population = population;
            this.counts = counts;
        }

        @Override
        public void add(Batch batch) {
            int size = batch.rows().length;
            short[] binned = new short[size * population.latents()];
            double[] p = new double[size];
            for (int r = 0; r < size; r++) {
                p[r] = population.weight(batch.rows()[r]);
            }
            for (int i = 0; i < population.latents(); i++) {
                boolean discrete = population.latent(i) instanceof Latent.Discrete;
                for (int r = 0; r < size; r++) {
                    double mean = batch.posteriors().mean(r, i);
                    binned[i * size + r] = (short)
                            (discrete ? Math.round(mean) : key.quantisation().bin(mean));
                }
            }
            own.add(binned, p);
        }

        @Override
        public void merge(Fold<double[][]> other) {
            ((PairFold) other).parts.forEach(part -> parts.add(part.copy()));
        }

        @Override
        public void exchange(Snapshot snapshot) {
            long count = snapshot.whole(parts.size());
            while (parts.size() < count) {
                parts.add(new BinnedBatches(mostKept));
            }
            parts.forEach(part -> part.exchange(snapshot));
        }

        @Override
        public double[][] result() {
            return counts.entropies(parts);
        }
    }
}

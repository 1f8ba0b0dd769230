package org.teasel.estimators.quantised;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.teasel.estimators.rows.Weights;

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
    /** Numbers in the tables of the pairs that are counted in one go. */
    private static final int TABLES = 1 << 22;

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
        return () -> new PairFold(key, population, bins, new BinnedBatches(mostKept));
    }

    private static final class PairFold implements Fold<double[][]>, Resumable {

        private final MeanPairs key;
        private final Population population;
        private final int[] bins;
        private final int latents;
        private final BinnedBatches batches;

        PairFold(MeanPairs key, Population population, int[] bins, BinnedBatches batches) {
            this.key = key;
            this.population = population;
            this.bins = bins;
            this.latents = bins.length;
            this.batches = batches;
        }

        @Override
        public void add(Batch batch) {
            int size = batch.rows().length;
            short[] binned = new short[size * latents];
            double[] p = new double[size];
            for (int r = 0; r < size; r++) {
                p[r] = population.weight(batch.rows()[r]);
                for (int i = 0; i < latents; i++) {
                    double mean = batch.posteriors().mean(r, i);
                    binned[r * latents + i] = (short)
                            (population.latent(i) instanceof Latent.Discrete
                                    ? Math.round(mean)
                                    : key.quantisation().bin(mean));
                }
            }
            batches.add(binned, p);
        }

        @Override
        public void merge(Fold<double[][]> other) {
            batches.addAll(((PairFold) other).batches);
        }

        @Override
        public void exchange(Snapshot snapshot) {
            batches.exchange(snapshot);
        }

        @Override
        public double[][] result() {
            double total = total();
            Weights.requireSome(total);
            double[][] entropies = new double[latents][latents];
            List<Pair> pairs = new ArrayList<>();
            long cells = 0;
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j <= i; j++) {
                    if (!pairs.isEmpty() && cells + (long) bins[i] * bins[j] > TABLES) {
                        count(pairs, total, entropies);
                        pairs.clear();
                        cells = 0;
                    }
                    pairs.add(new Pair(i, j, new double[bins[i] * bins[j]]));
                    cells += (long) bins[i] * bins[j];
                }
            }
            count(pairs, total, entropies);
            return entropies;
        }

        private double total() {
            double[] total = {0};
            batches.forEach((binned, p) -> total[0] += Arrays.stream(p).sum());
            return total[0];
        }

        /** Counts some pairs, batch by batch, so that what was read of a file serves all of them. */
        private void count(List<Pair> pairs, double total, double[][] entropies) {
            batches.forEach((binned, p) -> pairs.forEach(pair -> add(pair, binned, p)));
            for (Pair pair : pairs) {
                entropies[pair.i][pair.j] = entropies[pair.j][pair.i] = PlugIn.entropy(pair.table, total);
            }
        }

        private void add(Pair pair, short[] binned, double[] p) {
            double[] table = pair.table;
            int columns = bins[pair.j];
            for (int r = 0; r < p.length; r++) {
                table[binned[r * latents + pair.i] * columns + binned[r * latents + pair.j]] += p[r];
            }
        }

        /** Two latents and their table. */
        private record Pair(int i, int j, double[] table) {}
    }
}

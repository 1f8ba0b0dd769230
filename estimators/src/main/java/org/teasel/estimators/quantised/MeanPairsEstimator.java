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
 */
public record MeanPairsEstimator(MeanPairs key) implements Estimator<double[][]> {
    /** Most values of a latent, so that its bin numbers take 2 bytes and a table of two latents fits in memory. */
    private static final int MOST_VALUES = 4096;

    @Override
    public Supplier<Fold<double[][]>> prepare(Population population, Statistics needed) {
        for (int i = 0; i < population.latents(); i++) {
            int bins = BinMasses.bins(key.quantisation(), population.latent(i));
            if (bins > MOST_VALUES) {
                throw new NotDefinedException("latent " + population.latentName(i) + " has " + bins
                        + " values, expected at most " + MOST_VALUES + " for a table of pairs");
            }
        }
        return () -> new PairFold(key, population);
    }

    private static final class PairFold implements Fold<double[][]>, Resumable {

        private final MeanPairs key;
        private final Population population;
        private final int latents;
        private final List<short[]> codes = new ArrayList<>();
        private final List<double[]> weights = new ArrayList<>();

        PairFold(MeanPairs key, Population population) {
            this.key = key;
            this.population = population;
            this.latents = population.latents();
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
            codes.add(binned);
            weights.add(p);
        }

        @Override
        public void merge(Fold<double[][]> other) {
            PairFold fold = (PairFold) other;
            codes.addAll(fold.codes);
            weights.addAll(fold.weights);
        }

        @Override
        public void exchange(Snapshot snapshot) {
            List<short[]> keptCodes = List.copyOf(codes);
            List<double[]> keptWeights = List.copyOf(weights);
            codes.clear();
            weights.clear();
            long batches = snapshot.whole(keptCodes.size());
            for (int b = 0; b < batches; b++) {
                codes.add(snapshot.array(b < keptCodes.size() ? keptCodes.get(b) : new short[0]));
                weights.add(snapshot.array(b < keptWeights.size() ? keptWeights.get(b) : new double[0]));
            }
        }

        @Override
        public double[][] result() {
            double total = weights.stream().flatMapToDouble(Arrays::stream).sum();
            Weights.requireSome(total);
            int[] bins = new int[latents];
            int most = 0;
            for (int i = 0; i < latents; i++) {
                bins[i] = BinMasses.bins(key.quantisation(), population.latent(i));
                most = Math.max(most, bins[i]);
            }
            double[] table = new double[Math.multiplyExact(most, most)];
            double[][] entropies = new double[latents][latents];
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j <= i; j++) {
                    entropies[i][j] = entropies[j][i] = entropy(i, j, bins[j], table, total);
                }
            }
            return entropies;
        }

        private double entropy(int i, int j, int columns, double[] table, double total) {
            Arrays.fill(table, 0);
            for (int b = 0; b < codes.size(); b++) {
                short[] binned = codes.get(b);
                double[] p = weights.get(b);
                for (int r = 0; r < p.length; r++) {
                    table[binned[r * latents + i] * columns + binned[r * latents + j]] += p[r];
                }
            }
            return PlugIn.entropy(table, total);
        }
    }
}

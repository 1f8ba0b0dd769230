package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.Posteriors;
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
 * Joint entropies of the quantised posterior for all pairs of latents. A factorised posterior gives the product of its
 * bin masses; any other the differences of its joint distribution function, on the bins that both marginals reach.
 *
 * @param key how continuous latents are cut
 */
public record QuantisedPairsEstimator(QuantisedPairs key) implements Estimator<double[][]> {

    /** Most numbers in the tables of one part of the data, 32 MB. */
    private static final long MOST_CELLS = 1L << 22;

    @Override
    public Supplier<Fold<double[][]>> prepare(Population population, Statistics needed) {
        int[] bins = IntStream.range(0, population.latents())
                .map(i -> BinMasses.bins(key.quantisation(), population.latent(i)))
                .toArray();
        long cells = 0;
        for (int i = 0; i < bins.length; i++) {
            for (int j = 0; j < i; j++) {
                cells += (long) bins[i] * bins[j];
            }
        }
        if (cells > MOST_CELLS) {
            throw new NotDefinedException("the tables of all pairs of " + bins.length + " latents hold " + cells
                    + " numbers, expected at most " + MOST_CELLS + "; fewer bins or fewer latents need less");
        }
        if (!population.factorised() && key.quantisation().rule() == Quantisation.Rule.DENSITY) {
            throw new NotDefinedException(
                    "the density rule is for single latents, and these posteriors are not products of them");
        }
        return () -> new PairFold(key.quantisation(), population, bins);
    }

    private static final class PairFold implements Fold<double[][]>, Resumable {

        private final Quantisation quantisation;
        private final Population population;
        private final int[] bins;
        private final BinMasses[] masses;
        /** [i][j] for j up to i; the diagonal has the masses of one latent. */
        private final double[][][] tables;

        private double weight;

        PairFold(Quantisation quantisation, Population population, int[] bins) {
            this.quantisation = quantisation;
            this.population = population;
            this.bins = bins;
            masses = new BinMasses[bins.length];
            tables = new double[bins.length][][];
            for (int i = 0; i < bins.length; i++) {
                masses[i] = new BinMasses(quantisation, bins[i]);
                tables[i] = new double[i + 1][];
                for (int j = 0; j <= i; j++) {
                    tables[i][j] = new double[i == j ? bins[i] : bins[i] * bins[j]];
                }
            }
        }

        @Override
        public void add(Batch batch) {
            boolean factorised = population.factorised();
            for (int r = 0; r < batch.rows().length; r++) {
                double p = population.weight(batch.rows()[r]);
                if (p <= 0) {
                    continue;
                }
                weight += p;
                for (int i = 0; i < bins.length; i++) {
                    masses[i].fill(batch.posteriors(), r, i);
                    for (int s = masses[i].first(); s <= masses[i].last(); s++) {
                        tables[i][i][s] += p * masses[i].mass(s);
                    }
                    for (int j = 0; j < i; j++) {
                        // A marginal in one bin leaves all the spread to the other, whatever their dependence.
                        if (factorised || masses[i].inOneBin() || masses[j].inOneBin()) {
                            addProduct(p, i, j);
                        } else {
                            addRectangles(p, batch.posteriors(), r, i, j);
                        }
                    }
                }
            }
        }

        private void addProduct(double p, int i, int j) {
            for (int s = masses[i].first(); s <= masses[i].last(); s++) {
                double first = p * masses[i].mass(s);
                for (int t = masses[j].first(); t <= masses[j].last(); t++) {
                    tables[i][j][s * bins[j] + t] += first * masses[j].mass(t);
                }
            }
        }

        private void addRectangles(double p, Posteriors posteriors, int row, int i, int j) {
            int rows = masses[i].last() - masses[i].first() + 1;
            int columns = masses[j].last() - masses[j].first() + 1;
            double[][] corner = new double[rows + 1][columns + 1];
            for (int s = 0; s <= rows; s++) {
                for (int t = 0; t <= columns; t++) {
                    double a = edge(i, masses[i].first() + s);
                    double b = edge(j, masses[j].first() + t);
                    corner[s][t] = cumulative(posteriors, row, i, a, j, b);
                }
            }
            double inside = corner[rows][columns] - corner[0][columns] - corner[rows][0] + corner[0][0];
            if (inside < BinMasses.LEAST_INSIDE) {
                int s = quantisation.bin(posteriors.mean(row, i));
                tables[i][j][s * bins[j] + quantisation.bin(posteriors.mean(row, j))] += p;
                return;
            }
            for (int s = 0; s < rows; s++) {
                for (int t = 0; t < columns; t++) {
                    double mass = corner[s + 1][t + 1] - corner[s][t + 1] - corner[s + 1][t] + corner[s][t];
                    int cell = (masses[i].first() + s) * bins[j] + masses[j].first() + t;
                    tables[i][j][cell] += p * Math.max(0, mass) / inside;
                }
            }
        }

        /** Lower edge of a bin; infinite at the ends if the outer bins take the tails. */
        private double edge(int latent, int bin) {
            if (population.latent(latent) instanceof Latent.Discrete) {
                return bin - 0.5;
            }
            boolean open = quantisation.rule() == Quantisation.Rule.EXACT;
            if (open && bin == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            return open && bin == bins[latent] ? Double.POSITIVE_INFINITY : quantisation.edge(bin);
        }

        private static double cumulative(Posteriors posteriors, int row, int i, double a, int j, double b) {
            OptionalDouble joint = posteriors.cumulative(row, i, a, j, b);
            return joint.orElseThrow(() -> new NotDefinedException("the posteriors are not products and their family,"
                    + " " + posteriors.getClass().getName() + ", gives no joint distribution function"));
        }

        @Override
        public void merge(Fold<double[][]> other) {
            PairFold fold = (PairFold) other;
            weight += fold.weight;
            for (int i = 0; i < tables.length; i++) {
                for (int j = 0; j <= i; j++) {
                    double[] table = tables[i][j];
                    double[] others = fold.tables[i][j];
                    Arrays.setAll(table, cell -> table[cell] + others[cell]);
                }
            }
        }

        @Override
        public void exchange(Snapshot snapshot) {
            weight = snapshot.number(weight);
            for (double[][] row : tables) {
                for (double[] table : row) {
                    snapshot.numbers(table);
                }
            }
        }

        @Override
        public double[][] result() {
            Weights.requireSome(weight);
            double[][] entropies = new double[bins.length][bins.length];
            for (int i = 0; i < bins.length; i++) {
                for (int j = 0; j <= i; j++) {
                    entropies[i][j] = entropies[j][i] = PlugIn.entropy(tables[i][j], weight);
                }
            }
            return entropies;
        }
    }
}

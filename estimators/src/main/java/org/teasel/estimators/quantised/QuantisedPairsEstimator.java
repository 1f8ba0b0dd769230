package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.posterior.DiagonalGaussian;
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

/**
 * Joint entropies of the quantised posterior for all pairs of latents. A factorised posterior gives the product of its
 * bin masses; any other the differences of its joint distribution function, on the bins that both marginals reach.
 *
 * @param key how continuous latents are cut
 */
public record QuantisedPairsEstimator(QuantisedPairs key) implements Estimator<double[][]> {

    /** Most numbers in the tables of one part of the data, 32 MB. */
    private static final long MOST_CELLS = 1L << 22;

    /** Most observations that are worked on at a time, each with the masses of all of its latents. */
    private static final int MOST_OBSERVATIONS = 4096;

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
        private final PairTables tables;
        private final NearPairs near;

        PairFold(Quantisation quantisation, Population population, int[] bins) {
            this.quantisation = quantisation;
            this.population = population;
            this.bins = bins;
            masses = new BinMasses[bins.length];
            for (int i = 0; i < bins.length; i++) {
                masses[i] = new BinMasses(quantisation, bins[i]);
            }
            tables = new PairTables(bins);
            near = new NearPairs(quantisation, bins.length);
        }

        @Override
        public void add(Batch batch) {
            int size = batch.rows().length;
            if (size > MOST_OBSERVATIONS) {
                add(part(batch, 0, size / 2));
                add(part(batch, size / 2, size));
                return;
            }
            double[] p = IntStream.of(batch.rows())
                    .mapToDouble(population::weight)
                    .peek(tables::addWeight)
                    .toArray();
            if (!population.factorised()) {
                addDependent(p, batch.posteriors());
            } else if (quantisation.rule() == Quantisation.Rule.EXACT
                    && batch.posteriors() instanceof DiagonalGaussian gaussian) {
                double[][] means = new double[bins.length][];
                double[][] deviations = new double[bins.length][];
                Arrays.setAll(means, gaussian::means);
                Arrays.setAll(deviations, gaussian::standardDeviations);
                addProducts(p, near.add(p, means, deviations, masses[0], tables));
            } else {
                addProducts(p, masses(p, batch.posteriors()));
            }
        }

        private static Batch part(Batch batch, int from, int to) {
            int[] rows = Arrays.copyOfRange(batch.rows(), from, to);
            return new Batch(
                    rows, batch.posteriors().select(IntStream.range(from, to).toArray()));
        }

        private SparseMasses[] masses(double[] p, Posteriors posteriors) {
            SparseMasses[] all = new SparseMasses[bins.length];
            for (int i = 0; i < bins.length; i++) {
                all[i] = new SparseMasses(p.length);
                for (int r = 0; r < p.length; r++) {
                    if (p[r] > 0) {
                        masses[i].fill(posteriors, r, i);
                        all[i].add(masses[i]);
                    } else {
                        all[i].addNone();
                    }
                }
            }
            return all;
        }

        private void addProducts(double[] p, SparseMasses[] all) {
            for (int i = 0; i < bins.length; i++) {
                tables.addMasses(i, p, all[i]);
                for (int j = 0; j < i; j++) {
                    tables.addProducts(i, j, p, all[i], all[j]);
                }
            }
        }

        private void addDependent(double[] p, Posteriors posteriors) {
            for (int r = 0; r < p.length; r++) {
                for (int i = 0; i < bins.length && p[r] > 0; i++) {
                    masses[i].fill(posteriors, r, i);
                    for (int s = masses[i].first(); s <= masses[i].last(); s++) {
                        tables.add(i, s, p[r] * masses[i].mass(s));
                    }
                    for (int j = 0; j < i; j++) {
                        // A marginal in one bin leaves all the spread to the other, whatever their dependence.
                        if (masses[i].inOneBin() || masses[j].inOneBin()) {
                            addProduct(p[r], i, j);
                        } else {
                            addRectangles(p[r], posteriors, r, i, j);
                        }
                    }
                }
            }
        }

        private void addProduct(double p, int i, int j) {
            for (int s = masses[i].first(); s <= masses[i].last(); s++) {
                double factor = p * masses[i].mass(s);
                tables.addRow(i, s, j, factor, masses[j].masses(), masses[j].first(), masses[j].last());
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
                tables.add(i, s, j, quantisation.bin(posteriors.mean(row, j)), p);
                return;
            }
            for (int s = 0; s < rows; s++) {
                for (int t = 0; t < columns; t++) {
                    double mass = corner[s + 1][t + 1] - corner[s][t + 1] - corner[s + 1][t] + corner[s][t];
                    double share = p * Math.max(0, mass) / inside;
                    tables.add(i, masses[i].first() + s, j, masses[j].first() + t, share);
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

        /** Makes tables of all that was taken in. Results without parts of the data may be asked for at once. */
        private synchronized PairTables settled() {
            near.settle(tables);
            return tables;
        }

        @Override
        public void merge(Fold<double[][]> other) {
            tables.merge(((PairFold) other).settled());
        }

        @Override
        public void exchange(Snapshot snapshot) {
            tables.exchange(snapshot);
            near.exchange(snapshot);
        }

        @Override
        public double[][] result() {
            return settled().entropies();
        }
    }
}

package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;

/**
 * Informations of the quantised posterior.
 *
 * @param key how latents and factors are cut
 */
public record QuantisedPosteriorEstimator(QuantisedPosterior key) implements Estimator<InformationTable> {
    @Override
    public Supplier<Fold<InformationTable>> prepare(Population population, Statistics needed) {
        int[] bins = IntStream.range(0, population.latents())
                .map(i -> BinMasses.bins(key.quantisation(), population.latent(i)))
                .toArray();
        Factors factors = population.factors(key.factorBins());
        return () -> new QuantisedFold(key, population, bins, factors);
    }

    private static final class QuantisedFold implements Fold<InformationTable>, Resumable {

        private final QuantisedPosterior key;
        private final Population population;
        private final BinMasses masses;
        private final JointTables tables;
        private final NearMasses[] near;

        QuantisedFold(QuantisedPosterior key, Population population, int[] bins, Factors factors) {
            this.key = key;
            this.population = population;
            this.masses =
                    new BinMasses(key.quantisation(), Arrays.stream(bins).max().orElseThrow());
            this.tables = new JointTables(bins, factors);
            this.near = IntStream.range(0, bins.length)
                    .mapToObj(i -> new NearMasses(key.quantisation(), i, tables.count()))
                    .toArray(NearMasses[]::new);
        }

        @Override
        public void add(Batch batch) {
            Shares shares = tables.observe(batch, population);
            boolean exact = key.quantisation().rule() == Quantisation.Rule.EXACT;
            for (int i = 0; i < near.length; i++) {
                if (exact && batch.posteriors() instanceof DiagonalGaussian gaussian) {
                    near[i].add(shares, gaussian.means(i), gaussian.standardDeviations(i), masses, tables);
                } else {
                    addMasses(shares, batch.posteriors(), i);
                }
            }
        }

        private void addMasses(Shares shares, Posteriors posteriors, int latent) {
            double entropy = 0;
            double outside = 0;
            for (int r = 0; r < shares.size(); r++) {
                double p = shares.weight(r);
                if (p > 0) {
                    masses.fill(posteriors, r, latent);
                    tables.add(shares, r, latent, masses);
                    entropy += p * masses.entropy();
                    outside += p * masses.outside();
                }
            }
            tables.addReadings(latent, entropy, outside);
        }

        /** Makes bin masses of all that was taken in. Results without parts of the data may be asked for at once. */
        private synchronized JointTables settled() {
            for (NearMasses masses : near) {
                masses.settle(tables);
            }
            return tables;
        }

        @Override
        public void merge(Fold<InformationTable> other) {
            tables.merge(((QuantisedFold) other).settled());
        }

        @Override
        public void exchange(Snapshot snapshot) {
            tables.exchange(snapshot);
            for (NearMasses each : near) {
                each.exchange(snapshot, masses);
            }
        }

        @Override
        public InformationTable result() {
            return settled().informations();
        }
    }
}

package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
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

        private final Population population;
        private final BinMasses masses;
        private final JointTables tables;

        QuantisedFold(QuantisedPosterior key, Population population, int[] bins, Factors factors) {
            this.population = population;
            this.masses =
                    new BinMasses(key.quantisation(), Arrays.stream(bins).max().orElseThrow());
            this.tables = new JointTables(bins, factors);
        }

        @Override
        public void add(Batch batch) {
            for (int r = 0; r < batch.rows().length; r++) {
                int row = batch.rows()[r];
                double p = population.weight(row);
                if (p <= 0) {
                    continue;
                }
                tables.addObservation(row, p);
                for (int i = 0; i < population.latents(); i++) {
                    masses.fill(batch.posteriors(), r, i);
                    tables.addLatent(row, p, i, masses);
                }
            }
        }

        @Override
        public void merge(Fold<InformationTable> other) {
            tables.merge(((QuantisedFold) other).tables);
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

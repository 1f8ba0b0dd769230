package org.teasel.estimators.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Weights;

/**
 * Weighted means of closed-form entropies H(z_S given x).
 *
 * @param key the sets
 */
public record PosteriorEntropiesEstimator(PosteriorEntropies key) implements Estimator<Map<LatentSet, OptionalDouble>> {
    @Override
    public Supplier<Fold<Map<LatentSet, OptionalDouble>>> prepare(Population population, Statistics needed) {
        return () -> new EntropyFold(key, population);
    }

    private static final class EntropyFold implements Fold<Map<LatentSet, OptionalDouble>>, Resumable {

        private final PosteriorEntropies key;
        private final Population population;
        private final double[] sums;
        private final boolean[] open;
        private double weight;

        EntropyFold(PosteriorEntropies key, Population population) {
            this.key = key;
            this.population = population;
            this.sums = new double[key.sets().size()];
            this.open = new boolean[sums.length];
        }

        @Override
        public void add(Batch batch) {
            for (int r = 0; r < batch.rows().length; r++) {
                double p = population.weight(batch.rows()[r]);
                if (p <= 0) {
                    continue;
                }
                weight += p;
                for (int s = 0; s < sums.length; s++) {
                    OptionalDouble entropy = open[s]
                            ? OptionalDouble.empty()
                            : batch.posteriors().entropy(r, key.sets().get(s));
                    open[s] |= entropy.isEmpty();
                    sums[s] += p * entropy.orElse(0);
                }
            }
        }

        @Override
        public void merge(Fold<Map<LatentSet, OptionalDouble>> other) {
            EntropyFold fold = (EntropyFold) other;
            weight += fold.weight;
            for (int s = 0; s < sums.length; s++) {
                sums[s] += fold.sums[s];
                open[s] |= fold.open[s];
            }
        }

        @Override
        public void exchange(Snapshot snapshot) {
            weight = snapshot.number(weight);
            snapshot.numbers(sums);
            snapshot.flags(open);
        }

        @Override
        public Map<LatentSet, OptionalDouble> result() {
            Weights.requireSome(weight);
            Map<LatentSet, OptionalDouble> entropies = new LinkedHashMap<>();
            for (int s = 0; s < sums.length; s++) {
                entropies.put(
                        key.sets().get(s), open[s] ? OptionalDouble.empty() : OptionalDouble.of(sums[s] / weight));
            }
            return entropies;
        }
    }
}

package org.teasel.estimators.rows;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;

/**
 * Gathers some observations as a representation of their own.
 *
 * @param key how many, and by which seed
 */
public record RowSampleEstimator(RowSample key) implements Estimator<Representation> {
    @Override
    public Supplier<Fold<Representation>> prepare(Population population, Statistics needed) {
        int[] rows = RowChoice.distinct(population, key.limit(), Streams.of(key.seed(), 0));
        List<String> names = IntStream.range(0, population.latents())
                .mapToObj(population::latentName)
                .toList();
        return Gather.of(rows, (found, posteriors) -> {
            int[] present = Arrays.stream(found).map(k -> rows[k]).toArray();
            return Representation.of(
                            "a sample", posteriors, population.factors().select(present))
                    .weighted(Arrays.stream(present)
                            .mapToDouble(population::weight)
                            .toArray())
                    .named(names);
        });
    }
}

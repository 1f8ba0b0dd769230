package org.teasel.estimators;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.sampled.DrawnSamples;
import org.teasel.estimators.sampled.Draws;
import org.teasel.estimators.sampled.SampledPosteriorEstimator;

/** Results that a test supplies, such as draws that it chose itself. */
public record KnownStatistics(Population population, Map<Statistic<?>, Object> results) implements Statistics {

    /** What the Monte Carlo estimator reads at given draws, over all observations in one batch. */
    public static SampledInformation read(Representation representation, SampledPosterior key, Draws draws) {
        Population population = Population.of(representation);
        Statistics known = new KnownStatistics(population, Map.of(new DrawnSamples(key.samples(), key.seed()), draws));
        Supplier<Fold<SampledInformation>> folds = new SampledPosteriorEstimator(key).prepare(population, known);
        Fold<SampledInformation> fold = folds.get();
        fold.add(new Batch(IntStream.range(0, representation.size()).toArray(), representation.posteriors()));
        return fold.result();
    }

    @Override
    public Settings settings() {
        return Settings.DEFAULT;
    }

    @Override
    public <T> T get(Statistic<T> statistic) {
        @SuppressWarnings("unchecked") // the test puts a result under the key of its type
        T result = (T) results.get(statistic);
        return result;
    }
}

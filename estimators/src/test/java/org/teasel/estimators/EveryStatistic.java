package org.teasel.estimators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.RowSample;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.sampled.DrawnSamples;

/** Keys of all statistics that come with the estimators, for representations of three latents. */
final class EveryStatistic {

    static final int LATENTS = 3;

    private EveryStatistic() {}

    /** Those that are functions of the data alone, whatever the order of observations. */
    static Stream<Statistic<?>> exact() {
        Quantisation coarse = new Quantisation(Quantisation.Rule.EXACT, 12, -3, 3);
        return Stream.of(
                new QuantisedPosterior(coarse, 4),
                new QuantisedPosterior(coarse.with(Quantisation.Rule.INTEGRAL), 4),
                new QuantisedPosterior(coarse.with(Quantisation.Rule.DENSITY), 4),
                new MeanHistogram(7, 4),
                new MeanPairs(coarse),
                new PosteriorMoments(),
                new FactorCorrelations(),
                new PosteriorEntropies(List.of(LatentSet.all(LATENTS), LatentSet.of(1))));
    }

    /** Those that rest on random draws or choices too. */
    static Stream<Statistic<?>> all() {
        List<LatentSet> sets = new ArrayList<>(List.of(LatentSet.all(LATENTS)));
        for (int i = 0; i < LATENTS; i++) {
            sets.add(LatentSet.of(i));
            sets.add(LatentSet.allBut(i, LATENTS));
        }
        return Stream.concat(
                exact(),
                Stream.of(
                        new SampledPosterior(sets, 30, 5, 4),
                        new DrawnSamples(30, 5),
                        new MinibatchTotalCorrelation(MinibatchTotalCorrelation.Weighting.MSS1, 8, 3, 5),
                        new RowSample(20, 5)));
    }

    /** Makes empty folds of a statistic of a representation, with what it needs. */
    static <T> Supplier<Fold<T>> folds(Representation representation, Statistic<T> statistic) {
        Population population = Population.of(representation);
        Estimator<T> estimator = new StandardEstimators().estimator(statistic).orElseThrow();
        Map<Statistic<?>, Object> needed = new HashMap<>();
        for (Statistic<?> need : estimator.needs(population)) {
            needed.put(need, Runs.result(representation, need));
        }
        return estimator.prepare(population, new KnownStatistics(population, needed));
    }

    /** The observations from one row to before another. */
    static Batch batch(Representation representation, int from, int to) {
        int[] rows = IntStream.range(from, to).toArray();
        return new Batch(rows, representation.posteriors().select(rows));
    }
}

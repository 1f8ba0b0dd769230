package org.teasel.conformance.estimator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.RowSample;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Statistic;

/** Keys of all statistics that come with Teasel, small enough for small specimens. */
final class StandardKeys {

    static final int FACTOR_BINS = 3;

    /** Bins that cut off some of most latents. */
    static final Quantisation COARSE = new Quantisation(Quantisation.Rule.EXACT, 6, -2, 1.5);

    private static final int SAMPLES = 40;

    private StandardKeys() {}

    /** Those that are functions of the data alone. */
    static List<Statistic<?>> exact(int latents) {
        return List.of(
                new QuantisedPosterior(COARSE, FACTOR_BINS),
                new QuantisedPosterior(COARSE.with(Quantisation.Rule.DENSITY), FACTOR_BINS),
                new QuantisedPairs(COARSE),
                // A power of two: edges between means on a grid are then the same numbers by any formula.
                new MeanHistogram(8, FACTOR_BINS),
                new MeanPairs(COARSE),
                new PosteriorMoments(),
                new FactorCorrelations(),
                new PosteriorEntropies(sets(latents)));
    }

    /** Those that rest on random draws or choices. */
    static List<Statistic<?>> random(int latents, long seed) {
        return List.of(
                new SampledPosterior(sets(latents), SAMPLES, seed, FACTOR_BINS),
                new ClampedPosterior(sets(latents), SAMPLES, seed, FACTOR_BINS, ClampedPosterior.PUBLISHED_FLOOR),
                new MinibatchTotalCorrelation(MinibatchTotalCorrelation.Weighting.MSS1, 3, 4, seed),
                new RowSample(5, seed));
    }

    /** All latents, each alone and all but each. */
    static List<LatentSet> sets(int latents) {
        Set<LatentSet> sets = new LinkedHashSet<>();
        sets.add(LatentSet.all(latents));
        IntStream.range(0, latents).forEach(i -> sets.add(LatentSet.of(i)));
        IntStream.range(0, latents).filter(i -> latents > 1).forEach(i -> sets.add(LatentSet.allBut(i, latents)));
        return List.copyOf(sets);
    }

    /** Why a rule does not concern a candidate: that it does not compute a statistic. */
    static Function<EstimatorCandidate, Optional<String>> unlessComputes(Statistic<?> key) {
        return candidate -> candidate.estimators().estimator(key).isPresent()
                ? Optional.empty()
                : Optional.of("it does not compute " + key.getClass().getSimpleName());
    }
}

package org.teasel.conformance.oracle;

import java.util.List;
import java.util.Optional;
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
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Statistic;

/**
 * An estimator of every statistic of {@code org.teasel.api.information} that follows the definitions word by word:
 * all observations are kept, sorted by row, and summed over at the end. Slow, and meant for some hundred observations; pairs of latents that
 * depend on each other given x take a joint distribution function for each cell and observation, so that some ten bins
 * are enough there.
 *
 * <p>Where a fold holds some of the observations, weights are theirs divided by their sum. What is random is drawn for
 * the whole population from streams of its own, and draws whose observation is not held weigh nothing, so that results
 * of parts of the data differ by the data and not by the draws. No draw is the same as those of another provider.
 */
public final class ReferenceEstimators implements EstimatorProvider {

    /** Without settings. */
    public ReferenceEstimators() {}

    @Override
    public String id() {
        return "reference";
    }

    @Override
    public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
        @SuppressWarnings("unchecked") // each key below fixes the type of its estimator's result
        Estimator<T> typed = (Estimator<T>) find(statistic);
        return Optional.ofNullable(typed);
    }

    private static Estimator<?> find(Statistic<?> statistic) {
        if (statistic instanceof QuantisedPosterior key) {
            return of((held, needed) -> ReferenceTables.quantised(held, key));
        }
        if (statistic instanceof QuantisedPairs key) {
            return of((held, needed) -> ReferencePairs.quantised(held, key.quantisation()));
        }
        if (statistic instanceof MeanHistogram key) {
            return new GatheringEstimator<>(
                    List.of(new PosteriorMoments()),
                    (held, needed) -> ReferenceTables.meanHistogram(held, key, needed.get(new PosteriorMoments())));
        }
        if (statistic instanceof MeanPairs key) {
            return of((held, needed) -> ReferencePairs.means(held, key.quantisation()));
        }
        if (statistic instanceof PosteriorMoments) {
            return of((held, needed) -> ReferenceMoments.moments(held));
        }
        if (statistic instanceof FactorCorrelations) {
            return of((held, needed) -> ReferenceMoments.correlations(held));
        }
        if (statistic instanceof PosteriorEntropies key) {
            return of((held, needed) -> ReferenceMoments.entropies(held, key));
        }
        if (statistic instanceof SampledPosterior key) {
            return of((held, needed) -> ReferenceSampling.sampled(held, key));
        }
        if (statistic instanceof ClampedPosterior key) {
            return of((held, needed) -> ReferenceSampling.clamped(held, key));
        }
        if (statistic instanceof MinibatchTotalCorrelation key) {
            return of((held, needed) -> ReferenceMinibatches.estimate(held, key));
        }
        if (statistic instanceof RowSample key) {
            return of((held, needed) -> ReferenceRows.sample(held, key));
        }
        return null;
    }

    private static <T> Estimator<T> of(GatheringEstimator.Formula<T> formula) {
        return new GatheringEstimator<>(List.of(), formula);
    }
}

package org.teasel.estimators;

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
import org.teasel.estimators.gaussian.FactorCorrelationsEstimator;
import org.teasel.estimators.gaussian.MomentsEstimator;
import org.teasel.estimators.gaussian.PosteriorEntropiesEstimator;
import org.teasel.estimators.quantised.MeanHistogramEstimator;
import org.teasel.estimators.quantised.MeanPairsEstimator;
import org.teasel.estimators.quantised.QuantisedPairsEstimator;
import org.teasel.estimators.quantised.QuantisedPosteriorEstimator;
import org.teasel.estimators.rows.RowSampleEstimator;
import org.teasel.estimators.sampled.DrawnSamples;
import org.teasel.estimators.sampled.DrawnSamplesEstimator;
import org.teasel.estimators.sampled.MinibatchEstimator;
import org.teasel.estimators.sampled.SampledPosteriorEstimator;

/** The estimators of the statistics that come with Teasel. */
public final class StandardEstimators implements EstimatorProvider {

    /** For the service loader. */
    public StandardEstimators() {}

    @Override
    public String id() {
        return "standard";
    }

    @Override
    public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
        Estimator<?> estimator = find(statistic);
        @SuppressWarnings("unchecked") // each key below fixes the type of its estimator's result
        Estimator<T> typed = (Estimator<T>) estimator;
        return Optional.ofNullable(typed);
    }

    private static Estimator<?> find(Statistic<?> statistic) {
        if (statistic instanceof QuantisedPosterior key) {
            return new QuantisedPosteriorEstimator(key);
        }
        if (statistic instanceof MeanHistogram key) {
            return new MeanHistogramEstimator(key);
        }
        if (statistic instanceof MeanPairs key) {
            return new MeanPairsEstimator(key);
        }
        if (statistic instanceof QuantisedPairs key) {
            return new QuantisedPairsEstimator(key);
        }
        if (statistic instanceof PosteriorMoments) {
            return new MomentsEstimator();
        }
        if (statistic instanceof FactorCorrelations) {
            return new FactorCorrelationsEstimator();
        }
        if (statistic instanceof PosteriorEntropies key) {
            return new PosteriorEntropiesEstimator(key);
        }
        if (statistic instanceof SampledPosterior key) {
            return new SampledPosteriorEstimator(key);
        }
        if (statistic instanceof ClampedPosterior key) {
            return SampledPosteriorEstimator.of(key);
        }
        if (statistic instanceof DrawnSamples key) {
            return new DrawnSamplesEstimator(key);
        }
        if (statistic instanceof MinibatchTotalCorrelation key) {
            return new MinibatchEstimator(key);
        }
        if (statistic instanceof RowSample key) {
            return new RowSampleEstimator(key);
        }
        return null;
    }
}

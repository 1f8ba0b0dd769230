package org.teasel.estimators.sampled;

import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * Monte Carlo entropies and informations: a fold over the components of the aggregated posterior, whose densities are
 * summed up at all draws.
 *
 * @param key what to read, and where
 * @param floor least density of a latent and of a mixture, as published code has it; 0 to clamp none
 */
public record SampledPosteriorEstimator(SampledPosterior key, double floor) implements Estimator<SampledInformation> {

    /** With true densities. */
    public SampledPosteriorEstimator(SampledPosterior key) {
        this(key, 0);
    }

    /** With the clamped densities of published code. */
    public static SampledPosteriorEstimator of(ClampedPosterior key) {
        return new SampledPosteriorEstimator(
                new SampledPosterior(key.sets(), key.samples(), key.seed(), key.factorBins()), key.floor());
    }

    @Override
    public List<Statistic<?>> needs(Population population) {
        return List.of(new DrawnSamples(key.samples(), key.seed()));
    }

    @Override
    public Supplier<Fold<SampledInformation>> prepare(Population population, Statistics needed) {
        Draws draws = needed.get(new DrawnSamples(key.samples(), key.seed()));
        Reading reading = Reading.of(key, floor, population, draws);
        return () -> new SampledFold(reading, needed);
    }
}

package org.teasel.benchmarks;

import java.util.List;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.Estimation;
import org.teasel.estimators.StandardEstimators;

/**
 * The posteriors that a benchmark reads, and the door to their statistics.
 *
 * @param representation synthetic posteriors
 * @param settings with one thread, as more only add noise
 */
record Data(Representation representation, Settings settings) {

    static Data of(int observations, int latents, int samples) {
        return new Data(
                SyntheticPosteriors.of(observations, latents, 0).representation(),
                Settings.DEFAULT.withThreads(1).withSamples(samples));
    }

    Population population() {
        return Population.of(representation);
    }

    /** One statistic, computed anew. */
    <T> T compute(Statistic<T> statistic) {
        return estimate(List.of(statistic)).all().get(statistic);
    }

    Estimates estimate(List<? extends Statistic<?>> statistics) {
        return new Estimation(List.of(new StandardEstimators()), settings, Progress.NONE)
                .estimate(representation, statistics);
    }
}

package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Gather;
import org.teasel.estimators.rows.RowChoice;
import org.teasel.estimators.rows.Streams;

/**
 * Draws from the aggregated posterior: an observation by its weight, then a point from its posterior.
 *
 * @param key how many, and by which seed
 */
public record DrawnSamplesEstimator(DrawnSamples key) implements Estimator<Draws> {
    @Override
    public Supplier<Fold<Draws>> prepare(Population population, Statistics needed) {
        RowChoice.ByWeight choice = new RowChoice.ByWeight(population);
        int[] rows = new int[key.samples()];
        Arrays.setAll(rows, m -> choice.next(Streams.of(key.seed(), m)));
        return Gather.of(rows, (found, posteriors) -> {
            double[][] points = new double[found.length][posteriors.latents()];
            for (int m = 0; m < found.length; m++) {
                posteriors.sample(m, pointStream(found[m]), points[m]);
            }
            return new Draws(Arrays.stream(found).map(m -> rows[m]).toArray(), posteriors, points);
        });
    }

    /** The stream that a draw's point comes from: new each time, so that a result asked for again is the same. */
    private SplittableRandom pointStream(int m) {
        SplittableRandom stream = Streams.of(key.seed(), m);
        stream.nextDouble(); // chose the observation
        return stream.split();
    }
}

package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Gather;
import org.teasel.estimators.rows.RowChoice;
import org.teasel.estimators.rows.Streams;

/**
 * Draws from the aggregated posterior: an observation by its weight, then a point from its posterior. Every draw by
 * itself is random; those of a group are spread evenly over the cumulated weights and over the noise of each latent, which
 * lowers the variance of their mean at no cost. Groups are independent, so that they tell the standard error.
 *
 * @param key how many, and by which seed
 */
public record DrawnSamplesEstimator(DrawnSamples key) implements Estimator<Draws> {
    @Override
    public Supplier<Fold<Draws>> prepare(Population population, Statistics needed) {
        int groups = Math.min(SampledInformation.GROUPS, key.samples());
        return draws(population, new LatinHypercube(key.samples(), groups, key.seed()));
    }

    /** Draws by random points: the first coordinate chooses the observation, the others are its posterior's noise. */
    static Supplier<Fold<Draws>> draws(Population population, LatinHypercube cube) {
        RowChoice.ByWeight choice = new RowChoice.ByWeight(population);
        int[] rows = Arrays.stream(cube.coordinate(0)).mapToInt(choice::at).toArray();
        return Gather.of(rows, (found, posteriors) -> {
            int latents = posteriors.latents();
            double[][] noise = new double[latents][];
            Arrays.setAll(noise, i -> cube.coordinate(1 + i));
            double[][] points = new double[found.length][latents];
            for (int m = 0; m < found.length; m++) {
                SplittableRandom others = Streams.of(cube.seed(), found[m]);
                posteriors.sample(m, new PointNumbers(noise, found[m], others), points[m]);
            }
            return new Draws(Arrays.stream(found).map(m -> rows[m]).toArray(), posteriors, points);
        });
    }
}

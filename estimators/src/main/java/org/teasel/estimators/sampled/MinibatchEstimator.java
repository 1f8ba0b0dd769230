package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.rows.Gather;
import org.teasel.estimators.rows.RowChoice;
import org.teasel.estimators.rows.Streams;

/**
 * Minibatch estimates of total correlation, each batch of different observations with one draw an observation.
 *
 * @param key weighting and batches
 */
public record MinibatchEstimator(MinibatchTotalCorrelation key) implements Estimator<MinibatchEstimate> {

    @Override
    public Supplier<Fold<MinibatchEstimate>> prepare(Population population, Statistics needed) {
        int weighted = (int) IntStream.range(0, population.size())
                .filter(row -> population.weight(row) > 0)
                .count();
        int size = Math.min(key.batchSize(), weighted);
        if (size < 2) {
            throw new NotDefinedException("a minibatch needs 2 observations and there is one");
        }
        int[] rows = IntStream.range(0, key.batches())
                .flatMap(b -> Arrays.stream(RowChoice.distinct(population, size, Streams.of(key.seed(), b))))
                .toArray();
        return Gather.of(rows, (found, posteriors) -> {
            if (found.length < rows.length) {
                throw new NotDefinedException("a minibatch is not complete in this part of the data");
            }
            double[][] points = new double[rows.length][population.latents()];
            for (int m = 0; m < points.length; m++) {
                posteriors.sample(m, Streams.of(Streams.mix(key.seed()), m), points[m]);
            }
            double[] joint = new double[key.batches()];
            double[] marginals = new double[key.batches()];
            for (int b = 0; b < key.batches(); b++) {
                int from = b * size;
                Posteriors batch =
                        posteriors.select(IntStream.range(from, from + size).toArray());
                double[][] drawn = Arrays.copyOfRange(points, from, from + size);
                joint[b] = joint(key.weighting(), batch, drawn, weighted);
                marginals[b] = marginals(key.weighting(), batch, drawn, weighted);
            }
            return new MinibatchEstimate(joint, marginals);
        });
    }

    /** Mean over a batch of the estimate of log q(z). */
    public static double joint(
            MinibatchTotalCorrelation.Weighting weighting, Posteriors batch, double[][] points, int population) {
        return mean(weighting, batch, points, population, LatentSet.all(batch.latents()));
    }

    /** Mean over a batch of the estimates of sum_i log q(z_i). */
    public static double marginals(
            MinibatchTotalCorrelation.Weighting weighting, Posteriors batch, double[][] points, int population) {
        double sum = 0;
        for (int i = 0; i < batch.latents(); i++) {
            sum += mean(weighting, batch, points, population, LatentSet.of(i));
        }
        return sum;
    }

    private static double mean(
            MinibatchTotalCorrelation.Weighting weighting,
            Posteriors batch,
            double[][] points,
            int population,
            LatentSet set) {
        int size = batch.size();
        Density[] densities = new Density[size];
        Arrays.setAll(densities, b -> batch.density(b, set));
        double sum = 0;
        double[] exponents = new double[size];
        for (int a = 0; a < size; a++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < size; b++) {
                exponents[b] = densities[b].log(points[a]) + weighting.logWeight(a, b, size, population);
                greatest = Math.max(greatest, exponents[b]);
            }
            double terms = 0;
            for (double exponent : exponents) {
                terms += Math.exp(exponent - greatest);
            }
            sum += greatest + Math.log(terms);
        }
        return sum / size;
    }
}

package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.NotDefinedException;

/**
 * Minibatch estimates of E log q(z): for a batch of B observations with one draw each, the mean over draws a of
 * log sum_b W_ab q(z^(a) given x_b), with the weights W of the paper or of the code that the key names.
 */
final class ReferenceMinibatches {

    private ReferenceMinibatches() {}

    static MinibatchEstimate estimate(Held held, MinibatchTotalCorrelation key) {
        SplittableRandom random = new SplittableRandom(key.seed());
        double[] joint = new double[key.batches()];
        double[] marginals = new double[key.batches()];
        for (int k = 0; k < key.batches(); k++) {
            int[] rows = ReferenceRows.choose(held.population(), key.batchSize(), random.nextLong());
            if (rows.length < 2) {
                throw new NotDefinedException("a minibatch needs 2 observations and there is one");
            }
            int[] places = IntStream.of(rows).map(held::find).toArray();
            if (IntStream.of(places).anyMatch(n -> n < 0)) {
                throw new NotDefinedException("a minibatch is not complete in this part of the data");
            }
            Posteriors batch = held.posteriors().select(places);
            double[][] points = new double[places.length][held.latents()];
            for (int a = 0; a < points.length; a++) {
                batch.sample(a, random.split(), points[a]);
            }
            double[][] weights = weights(key.weighting(), points.length, population(held));
            joint[k] = meanLog(batch, points, weights, LatentSet.all(held.latents()));
            marginals[k] = IntStream.range(0, held.latents())
                    .mapToDouble(i -> meanLog(batch, points, weights, LatentSet.of(i)))
                    .sum();
        }
        return new MinibatchEstimate(joint, marginals);
    }

    /** N, the number of observations that the batches are chosen from. */
    private static int population(Held held) {
        return (int) IntStream.range(0, held.population().size())
                .filter(row -> held.population().weight(row) > 0)
                .count();
    }

    private static double meanLog(Posteriors batch, double[][] points, double[][] weights, LatentSet set) {
        Density[] densities = new Density[batch.size()];
        Arrays.setAll(densities, b -> batch.density(b, set));
        double sum = 0;
        for (int a = 0; a < points.length; a++) {
            double[] logs = new double[densities.length];
            for (int b = 0; b < logs.length; b++) {
                logs[b] = densities[b].log(points[a]);
            }
            sum += Logs.weightedSum(weights[a], logs);
        }
        return sum / points.length;
    }

    /** W_ab for the draw of observation a and the component b. The stratified weights are of M = B - 1 observations. */
    private static double[][] weights(MinibatchTotalCorrelation.Weighting weighting, int size, double population) {
        double rest = size - 1;
        double special = (population - rest) / (population * rest);
        double[][] weights = new double[size][size];
        for (int a = 0; a < size; a++) {
            switch (weighting) {
                case MWS -> Arrays.fill(weights[a], 1 / (population * size));
                case MWS_WITHOUT_CONSTANTS -> Arrays.fill(weights[a], 1);
                case MSS0 -> {
                    Arrays.fill(weights[a], 1 / rest);
                    weights[a][0] = a == size - 2 ? special : 1 / population;
                    weights[a][1] = special;
                }
                case MSS1 -> {
                    Arrays.fill(weights[a], 1 / rest);
                    weights[a][a] = 1 / population;
                    weights[a][(a + 1) % size] = special;
                }
            }
        }
        return weights;
    }
}

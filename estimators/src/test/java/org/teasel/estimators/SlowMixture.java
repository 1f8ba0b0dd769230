package org.teasel.estimators;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.rows.Streams;
import org.teasel.estimators.sampled.Draws;

/** The Monte Carlo formulas as they are written: log-sum-exp over all components at every draw. */
final class SlowMixture {

    private final Representation representation;
    private final Draws draws;
    private final Factors factors;
    private final int[][] drawnValues;

    SlowMixture(Representation representation, Draws draws, int factorBins, long seed) {
        this.representation = representation;
        this.draws = draws;
        this.factors = representation.factors().quantised(factorBins);
        this.drawnValues = new int[factors.count()][draws.rows().length];
        for (int k = 0; k < factors.count(); k++) {
            for (int m = 0; m < draws.rows().length; m++) {
                drawnValues[k][m] = drawValue(k, m, seed);
            }
        }
    }

    private FactorColumn.Finite column(int k) {
        return (FactorColumn.Finite) factors.column(k);
    }

    /** Inverts the distribution function of p(y_k given x) by the draw's own random stream. */
    private int drawValue(int k, int m, long seed) {
        SplittableRandom stream = Streams.of(Streams.mix(seed) + k, m);
        double target = stream.nextDouble();
        double sum = 0;
        int last = 0;
        for (int y = 0; y < column(k).values(); y++) {
            double p = column(k).probability(draws.rows()[m], y);
            last = p > 0 ? y : last;
            sum += p;
            if (p > 0 && target < sum) {
                return y;
            }
        }
        return last;
    }

    double information(LatentSet set) {
        return -mean(m -> logMixture(set, m, n -> 1) - logOwn(set, m));
    }

    double conditionalEntropy(LatentSet set) {
        return hasDensity(set) ? -mean(m -> logOwn(set, m)) : Double.NEGATIVE_INFINITY;
    }

    double entropy(LatentSet set) {
        return hasDensity(set) ? -mean(m -> logMixture(set, m, n -> 1)) : Double.NEGATIVE_INFINITY;
    }

    double factorEntropy(int k) {
        double entropy = 0;
        for (int y = 0; y < column(k).values(); y++) {
            double p = valueProbability(k, y);
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return entropy;
    }

    double jointEntropy(int i, int k) {
        LatentSet set = LatentSet.of(i);
        return hasDensity(set) ? -mean(m -> logJoint(i, k, m)) : Double.NEGATIVE_INFINITY;
    }

    double mutualInformation(int i, int k) {
        LatentSet set = LatentSet.of(i);
        return mean(
                m -> logJoint(i, k, m) - logMixture(set, m, n -> 1) - Math.log(valueProbability(k, drawnValues[k][m])));
    }

    private double logJoint(int i, int k, int m) {
        return logMixture(LatentSet.of(i), m, n -> column(k).probability(n, drawnValues[k][m]));
    }

    private double valueProbability(int k, int y) {
        return IntStream.range(0, representation.size())
                .mapToDouble(n -> representation.weight(n) * column(k).probability(n, y))
                .sum();
    }

    private boolean hasDensity(LatentSet set) {
        Posteriors posteriors = representation.posteriors();
        long continuous = Arrays.stream(set.toArray())
                .filter(i -> posteriors.latent(i) instanceof Latent.Continuous)
                .count();
        return Arrays.stream(draws.rows())
                .allMatch(n -> posteriors.density(n, set).dimension() == continuous);
    }

    private double logOwn(LatentSet set, int m) {
        return representation.posteriors().density(draws.rows()[m], set).log(draws.points()[m]);
    }

    /** log sum_n p_n share_n q(z_S given x_n) over the components whose support has the dimension of the draw's. */
    private double logMixture(LatentSet set, int m, IntToDoubleFunction share) {
        Posteriors posteriors = representation.posteriors();
        int dimension = posteriors.density(draws.rows()[m], set).dimension();
        double[] logs = IntStream.range(0, representation.size())
                .mapToDouble(n -> {
                    Density density = posteriors.density(n, set);
                    return density.dimension() == dimension
                            ? Math.log(representation.weight(n) * share.applyAsDouble(n))
                                    + density.log(draws.points()[m])
                            : Double.NEGATIVE_INFINITY;
                })
                .toArray();
        double greatest = Arrays.stream(logs).max().orElseThrow();
        return greatest
                + Math.log(
                        Arrays.stream(logs).map(log -> Math.exp(log - greatest)).sum());
    }

    private double mean(IntToDoubleFunction reading) {
        return IntStream.range(0, draws.rows().length)
                .mapToDouble(reading)
                .average()
                .orElseThrow();
    }
}

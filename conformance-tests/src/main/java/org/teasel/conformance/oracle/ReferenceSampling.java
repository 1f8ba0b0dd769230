package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/**
 * Monte Carlo entropies and informations: every component's density is read at every draw, and summed as logarithms.
 *
 * @param held the observations
 * @param sets the sets to read
 * @param factors the factors, all with finitely many values
 * @param draws what was drawn
 */
record ReferenceSampling(Held held, List<LatentSet> sets, Factors factors, Drawn[] draws) {

    /**
     * A draw: a row by its weight in the population, a value of every factor given the row, and a point given the row.
     *
     * @param component place of the row among the observations held, or -1; there is no point then
     */
    private record Drawn(int component, int[] values, double[] z) {}

    private interface Preparation {
        Density density(LatentSet set, int component);
    }

    static SampledInformation sampled(Held held, SampledPosterior key) {
        return of(held, key).read((set, n) -> held.posteriors().density(n, set), Double.NEGATIVE_INFINITY);
    }

    static SampledInformation clamped(Held held, ClampedPosterior key) {
        double least = Math.log(key.floor());
        Posteriors posteriors = held.posteriors();
        LatentSet all = LatentSet.all(held.latents());
        boolean spreads = IntStream.range(0, held.size())
                .allMatch(n -> posteriors.density(n, all).dimension() == held.latents());
        if (!held.population().factorised() || !spreads) {
            throw new NotDefinedException("only densities of independent continuous latents with noise are clamped");
        }
        SampledPosterior sound = new SampledPosterior(key.sets(), key.samples(), key.seed(), key.factorBins());
        return of(held, sound)
                .read(
                        (set, n) -> {
                            Density[] marginals = IntStream.of(set.toArray())
                                    .mapToObj(i -> posteriors.density(n, LatentSet.of(i)))
                                    .toArray(Density[]::new);
                            return new Raised(marginals, least);
                        },
                        least);
    }

    /** A product of densities, each raised to a floor. */
    private record Raised(Density[] marginals, double least) implements Density {
        @Override
        public int dimension() {
            return marginals.length;
        }

        @Override
        public double log(double[] z) {
            return Arrays.stream(marginals)
                    .mapToDouble(marginal -> Math.max(marginal.log(z), least))
                    .sum();
        }
    }

    private static ReferenceSampling of(Held held, SampledPosterior key) {
        boolean marginals =
                IntStream.range(0, held.latents()).allMatch(i -> key.sets().contains(LatentSet.of(i)));
        Population population = held.population();
        Factors factors = marginals ? population.factors(key.factorBins()) : Factors.none(population.size());
        SplittableRandom random = new SplittableRandom(key.seed());
        Drawn[] draws = new Drawn[key.samples()];
        for (int m = 0; m < draws.length; m++) {
            SplittableRandom own = random.split();
            int row = choose(population.size(), population::weight, own);
            int component = held.find(row);
            int[] values = new int[factors.count()];
            for (int k = 0; k < values.length; k++) {
                FactorColumn.Finite column = (FactorColumn.Finite) factors.column(k);
                values[k] = choose(column.values(), v -> column.probability(row, v), own);
            }
            double[] z = new double[held.latents()];
            if (component >= 0) {
                held.posteriors().sample(component, own, z);
            }
            draws[m] = new Drawn(component, values, z);
        }
        if (Arrays.stream(draws).allMatch(draw -> draw.component() < 0)) {
            throw new NotDefinedException("no draw comes from this part of the data");
        }
        return new ReferenceSampling(held, key.sets(), factors, draws);
    }

    private interface Probability {
        double of(int value);
    }

    /** A value with its probability; never one of probability 0. */
    private static int choose(int count, Probability probability, SplittableRandom random) {
        double rest = random.nextDouble();
        int last = -1;
        for (int v = 0; v < count; v++) {
            double p = probability.of(v);
            if (p > 0) {
                last = v;
                rest -= p;
                if (rest < 0) {
                    return v;
                }
            }
        }
        return last;
    }

    /** Reads all densities, none below a logarithm. */
    private SampledInformation read(Preparation preparation, double least) {
        int samples = draws.length;
        double[][] own = new double[sets.size()][samples];
        double[][] ratio = new double[sets.size()][samples];
        boolean[] spread = new boolean[sets.size()];
        double[][][] factorRatio = new double[factors.count()][held.latents()][samples];
        double[][][] joint = new double[factors.count()][][];
        Arrays.setAll(joint, this::jointWeights);
        for (int s = 0; s < sets.size(); s++) {
            LatentSet set = sets.get(s);
            Density[] densities = new Density[held.size()];
            Arrays.setAll(densities, n -> preparation.density(set, n));
            long full = IntStream.of(set.toArray())
                    .filter(i -> held.posteriors().latent(i) instanceof Latent.Continuous)
                    .count();
            spread[s] = Arrays.stream(densities).allMatch(density -> density.dimension() == full);
            for (int m = 0; m < samples; m++) {
                if (draws[m].component() < 0) {
                    continue;
                }
                double[] logs = logs(densities, draws[m]);
                own[s][m] = Math.max(logs[draws[m].component()], least);
                ratio[s][m] = Math.max(Logs.weightedSum(held.weights(), logs), least) - own[s][m];
                for (int k = 0; set.size() == 1 && k < factors.count(); k++) {
                    double[] weights = joint[k][draws[m].values()[k]];
                    factorRatio[k][set.get(0)][m] = Math.max(Logs.weightedSum(weights, logs), least) - own[s][m];
                }
            }
        }
        double[][] factorLog = new double[factors.count()][samples];
        double[] factorEntropy = new double[factors.count()];
        for (int k = 0; k < factors.count(); k++) {
            int factor = k;
            double[] distribution = Arrays.stream(joint[k])
                    .mapToDouble(weights -> Arrays.stream(weights).sum())
                    .toArray();
            int[] values =
                    Arrays.stream(draws).mapToInt(draw -> draw.values()[factor]).toArray();
            Arrays.setAll(factorLog[k], m -> Math.log(distribution[values[m]]));
            factorEntropy[k] = Logs.entropy(distribution);
        }
        double[] weight = Arrays.stream(draws)
                .mapToDouble(draw -> draw.component() < 0 ? 0 : 1)
                .toArray();
        return SampledInformation.of(
                sets, new SampledInformation.Draws(own, ratio, spread, factorRatio, factorLog, weight, factorEntropy));
    }

    /**
     * Log densities of all components at a draw. A component that spreads on more dimensions than the draw's own is
     * infinitely thinner there; one that spreads on fewer is met with probability 0.
     */
    private static double[] logs(Density[] densities, Drawn draw) {
        int dimension = densities[draw.component()].dimension();
        return Arrays.stream(densities)
                .mapToDouble(
                        density -> density.dimension() == dimension ? density.log(draw.z()) : Double.NEGATIVE_INFINITY)
                .toArray();
    }

    /** [v][n], p_n p(y_k = v given x_n). */
    private double[][] jointWeights(int factor) {
        FactorColumn.Finite column = (FactorColumn.Finite) factors.column(factor);
        double[][] weights = new double[column.values()][held.size()];
        for (int v = 0; v < weights.length; v++) {
            for (int n = 0; n < held.size(); n++) {
                weights[v][n] = held.weights()[n] * column.probability(held.rows()[n], v);
            }
        }
        return weights;
    }
}

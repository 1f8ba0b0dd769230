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
     * @param row the row
     * @param component place of the row among the observations held, or -1; there is no point then
     */
    private record Drawn(int row, int component, int[] values, double[] z) {}

    static SampledInformation sampled(Held held, SampledPosterior key) {
        return of(held, key).read(Double.NEGATIVE_INFINITY);
    }

    static SampledInformation clamped(Held held, ClampedPosterior key) {
        LatentSet all = LatentSet.all(held.latents());
        boolean spreads = IntStream.range(0, held.size())
                .allMatch(n -> held.posteriors().density(n, all).dimension() == held.latents());
        if (!held.population().factorised() || !spreads) {
            throw new NotDefinedException("only densities of independent continuous latents with noise are clamped");
        }
        SampledPosterior sound = new SampledPosterior(key.sets(), key.samples(), key.seed(), key.factorBins());
        return of(held, sound).read(Math.log(key.floor()));
    }

    private static ReferenceSampling of(Held held, SampledPosterior key) {
        boolean marginals =
                IntStream.range(0, held.latents()).allMatch(i -> key.sets().contains(LatentSet.of(i)));
        Population population = held.population();
        Factors factors = marginals && key.factorBins() > 0
                ? population.factors(key.factorBins())
                : Factors.none(population.size());
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
            draws[m] = new Drawn(row, component, values, z);
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
    private SampledInformation read(double least) {
        int samples = draws.length;
        Densities densities = Densities.of(held, sets, least);
        double[][] own = new double[sets.size()][samples];
        double[][] ratio = new double[sets.size()][samples];
        double[][][] factorRatio = new double[factors.count()][held.latents()][samples];
        double[][][] joint = new double[factors.count()][][];
        Arrays.setAll(joint, this::jointWeights);
        for (int m = 0; m < samples; m++) {
            if (draws[m].component() < 0) {
                continue;
            }
            double[][] blocks = densities.blockLogs(draws[m].z());
            for (int s = 0; s < sets.size(); s++) {
                LatentSet set = sets.get(s);
                double[] logs = densities.logs(s, blocks, draws[m].component());
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
                sets,
                new SampledInformation.Draws(
                        Arrays.stream(draws).mapToInt(Drawn::row).toArray(),
                        own,
                        ratio,
                        densities.spread(),
                        factorRatio,
                        factorLog,
                        weight,
                        factorEntropy));
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

    /**
     * The densities of all components, in blocks of latents that are independent of each other given x: single latents
     * if posteriors are products, so that each is read once a draw, else the sets themselves.
     *
     * @param members [set], the blocks that make up each set
     * @param blocks [block][n], their densities
     * @param dimensions [set][n], on how many dimensions each component spreads
     * @param spread [set], whether all components spread in every continuous latent
     * @param least no log density of a block is read as less in a product of several
     */
    private record Densities(int[][] members, Density[][] blocks, int[][] dimensions, boolean[] spread, double least) {

        static Densities of(Held held, List<LatentSet> sets, double least) {
            boolean factorised = held.population().factorised();
            List<LatentSet> parts = factorised
                    ? IntStream.range(0, held.latents()).mapToObj(LatentSet::of).toList()
                    : sets;
            Density[][] blocks = parts.stream()
                    .map(part -> IntStream.range(0, held.size())
                            .mapToObj(n -> held.posteriors().density(n, part))
                            .toArray(Density[]::new))
                    .toArray(Density[][]::new);
            int[][] members = new int[sets.size()][];
            int[][] dimensions = new int[sets.size()][held.size()];
            boolean[] spread = new boolean[sets.size()];
            for (int s = 0; s < members.length; s++) {
                int[] latents = sets.get(s).toArray();
                int[] own = factorised ? latents : new int[] {s};
                members[s] = own;
                Arrays.setAll(
                        dimensions[s],
                        n -> IntStream.of(own)
                                .map(b -> blocks[b][n].dimension())
                                .sum());
                long full = IntStream.of(latents)
                        .filter(i -> held.posteriors().latent(i) instanceof Latent.Continuous)
                        .count();
                spread[s] = IntStream.of(dimensions[s]).allMatch(dimension -> dimension == full);
            }
            return new Densities(members, blocks, dimensions, spread, least);
        }

        /** [block][n], log densities at a point. */
        double[][] blockLogs(double[] z) {
            double[][] logs = new double[blocks.length][];
            for (int b = 0; b < logs.length; b++) {
                logs[b] = new double[blocks[b].length];
                for (int n = 0; n < logs[b].length; n++) {
                    logs[b][n] = blocks[b][n].log(z);
                }
            }
            return logs;
        }

        /**
         * Log densities of all components in a set. One that spreads on more dimensions than the draw's own is
         * infinitely thinner there; one that spreads on fewer is met with probability 0.
         */
        double[] logs(int set, double[][] blockLogs, int own) {
            double[] logs = new double[dimensions[set].length];
            for (int n = 0; n < logs.length; n++) {
                if (dimensions[set][n] != dimensions[set][own]) {
                    logs[n] = Double.NEGATIVE_INFINITY;
                    continue;
                }
                boolean product = members[set].length > 1;
                for (int b : members[set]) {
                    logs[n] += product ? Math.max(blockLogs[b][n], least) : blockLogs[b][n];
                }
            }
            return logs;
        }
    }
}

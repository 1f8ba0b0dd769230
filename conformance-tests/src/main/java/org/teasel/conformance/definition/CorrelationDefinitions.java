package org.teasel.conformance.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/** Metrics of how latents depend on each other. */
final class CorrelationDefinitions {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** A variance up to this counts as none. */
    private static final double NO_VARIANCE = 1e-12;

    private CorrelationDefinitions() {}

    /** KL(q(z) || prod q(z_i)) = sum_i I(x; z_i) - I(x; z) + E_x KL(q(z given x) || prod q(z_i given x)) (Theorem 1). */
    static double totalCorrelation(Informations read, int latents, boolean factorised) {
        double sum = factorised ? 0 : conditional(read, latents);
        for (int i = 0; i < latents; i++) {
            sum += read.information(LatentSet.of(i));
        }
        return sum - read.information(LatentSet.all(latents));
    }

    private static double conditional(Informations read, int latents) {
        double joint = read.conditionalEntropy(LatentSet.all(latents));
        if (joint == Double.NEGATIVE_INFINITY) {
            throw new NotDefinedException("latents share unbounded information given x");
        }
        double sum = -joint;
        for (int i = 0; i < latents; i++) {
            sum += read.conditionalEntropy(LatentSet.of(i));
        }
        return sum;
    }

    static Measurement sampled(Given given, OptionalInt k) {
        return Measurement.of(totalCorrelation(
                Informations.of(given.get(given.draws())),
                given.population().latents(),
                given.population().factorised()));
    }

    /** 1/2 (sum_i log C_ii - log det C) over latents with variance (RTC-VAE, Proposition 1). */
    static Definition gaussian(Function<Moments, double[][]> covariance) {
        return (given, k) -> {
            double[][] c = covariance.apply(given.get(new PosteriorMoments()));
            int[] kept = IntStream.range(0, c.length)
                    .filter(i -> c[i][i] > NO_VARIANCE)
                    .toArray();
            double[][] correlation = new double[c.length][c.length];
            for (int i = 0; i < c.length; i++) {
                for (int j = 0; j < c.length; j++) {
                    boolean vary = c[i][i] > NO_VARIANCE && c[j][j] > NO_VARIANCE;
                    correlation[i][j] = vary ? c[i][j] / Math.sqrt(c[i][i] * c[j][j]) : Double.NaN;
                }
            }
            double[][] matrix = Arrays.stream(kept)
                    .mapToObj(i -> Arrays.stream(kept)
                            .mapToDouble(j -> correlation[i][j])
                            .toArray())
                    .toArray(double[][]::new);
            return Measurement.of(Eigenvalues.totalCorrelation(matrix)).with(Parts.table(correlation));
        };
    }

    /** Mean of log q(z) - sum_i log q(z_i) over minibatches (Chen 2018, Eq. 3; RTC-VAE, appendix 1.2). */
    static Definition minibatches(Weighting weighting) {
        return (given, k) -> {
            int size = given.population().size();
            if (size < 2) {
                throw new NotDefinedException("there is only one observation");
            }
            MinibatchTotalCorrelation key = given.asked(
                    MinibatchTotalCorrelation.class,
                    () -> new MinibatchTotalCorrelation(
                            weighting, size, 2, given.settings().seed()));
            MinibatchEstimate estimate =
                    given.get(new MinibatchTotalCorrelation(weighting, key.batchSize(), key.batches(), key.seed()));
            double sum = 0;
            for (int b = 0; b < key.batches(); b++) {
                sum += estimate.joint()[b] - estimate.marginals()[b];
            }
            return Measurement.of(sum / key.batches());
        };
    }

    /** sum_i H(z_i given x) - H(z given x), in closed form where there is one (Yang 2021, Theorem 1). */
    static Measurement conditional(Given given, OptionalInt k) {
        Population population = given.population();
        if (population.factorised()) {
            return Measurement.of(0);
        }
        LatentSet all = LatentSet.all(population.latents());
        List<LatentSet> sets = new ArrayList<>(List.of(all));
        for (int i = 0; i < population.latents(); i++) {
            sets.add(LatentSet.of(i));
        }
        Map<LatentSet, OptionalDouble> entropies = given.get(new PosteriorEntropies(sets));
        if (entropies.values().stream().anyMatch(OptionalDouble::isEmpty)) {
            return Measurement.of(conditional(Informations.of(given.get(given.draws())), population.latents()));
        }
        double sum = -entropies.get(all).orElseThrow();
        for (int i = 0; i < population.latents(); i++) {
            sum += entropies.get(LatentSet.of(i)).orElseThrow();
        }
        if (Double.isNaN(sum)) {
            throw new NotDefinedException("a latent of a correlated posterior is deterministic");
        }
        return Measurement.of(sum);
    }

    /** E KL(q(z given x) || N(0, I)) as I(x; z) + TC(z) + sum_i KL(q(z_i) || N(0, 1)) (Chen 2018, Eq. 2). */
    static Measurement elboTerms(Given given, OptionalInt k) {
        Population population = given.population();
        int latents = population.latents();
        if (IntStream.range(0, latents).anyMatch(i -> population.latent(i) instanceof Latent.Discrete)) {
            throw new NotDefinedException("a latent is discrete and the prior is not");
        }
        Informations read = Informations.of(given.get(given.draws()));
        Moments moments = given.get(new PosteriorMoments());
        double[] cross = LatentDefinitions.each(latents, i -> {
            double square = moments.covariance()[i][i] + moments.mean()[i] * moments.mean()[i];
            return 0.5 * (LOG_TWO_PI + square);
        });
        double[] divergences = LatentDefinitions.each(latents, i -> cross[i] - read.entropy(LatentSet.of(i)));
        double divergence = Arrays.stream(divergences).sum();
        if (divergence == Double.POSITIVE_INFINITY) {
            throw new NotDefinedException("a latent is deterministic");
        }
        double joint = read.information(LatentSet.all(latents));
        double totalCorrelation = totalCorrelation(read, latents, population.factorised());
        OptionalDouble entropy = given.get(new PosteriorEntropies(List.of(LatentSet.all(latents))))
                .get(LatentSet.all(latents));
        double sum = joint + totalCorrelation + divergence;
        double closed = entropy.isPresent() ? Arrays.stream(cross).sum() - entropy.getAsDouble() : Double.NaN;
        return Measurement.of(sum)
                .withPerLatent(divergences)
                .withComponent("indexCodeMutualInformation", joint)
                .withComponent("totalCorrelation", totalCorrelation)
                .withComponent("dimensionWiseDivergence", divergence)
                .withComponent("closedForm", closed)
                .withComponent("gap", sum - closed);
    }

    /** How many latents beyond the first share a factor while nearly independent (RTC-VAE, section 5.3). */
    static Measurement factorDisintegration(Given given, OptionalInt k) {
        Population population = given.population();
        FactorTable table = FactorDefinitions.quantised(given).comparable();
        double[][] linear = given.get(new FactorCorrelations());
        Neighbours neighbours = Neighbours.of(given);
        double[][] informed = new double[table.latents()][];
        Arrays.setAll(informed, i -> table.perFactor(f -> table.shared()[i][f] / table.entropy()[f]));
        double[] further = table.perFactor(f -> {
            double[] byInformation = LatentDefinitions.each(table.latents(), i -> informed[i][f]);
            boolean ordered = population.factors().factor(f).type() != Factor.Type.CATEGORICAL;
            double[] byLine = LatentDefinitions.each(table.latents(), i -> ordered ? linear[i][f] : 0);
            List<Integer> sharing = IntStream.range(0, table.latents())
                    .filter(i -> shares(byInformation, i) || shares(byLine, i))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> byInformation[i])
                            .reversed()
                            .thenComparingInt(i -> i))
                    .toList();
            List<Integer> taken = new ArrayList<>();
            for (int i : sharing) {
                if (taken.stream().allMatch(other -> neighbours.nearlyIndependent(i, other))) {
                    taken.add(i);
                }
            }
            return Math.max(1, taken.size()) - 1;
        });
        double[][] rows = new double[table.latents()][];
        Arrays.setAll(rows, i -> {
            double[] row = Arrays.copyOf(informed[i], 2 * table.factors());
            System.arraycopy(linear[i], 0, row, table.factors(), table.factors());
            return row;
        });
        return Measurement.of(FactorTable.mean(further))
                .withPerFactor(further)
                .withSetting("share", 0.5)
                .withSetting("floor", 0.05)
                .withSetting("leastCorrelation", 0.1)
                .withSetting("leastInformation", 0.25)
                .with(Parts.table(rows));
    }

    private static boolean shares(double[] relations, int latent) {
        double most = Arrays.stream(relations).max().orElseThrow();
        return relations[latent] >= 0.05 && relations[latent] >= 0.5 * most;
    }

    /**
     * Which posterior means depend on each other.
     *
     * @param covariance [L][L] of the means
     * @param joint [L][L], H(zbar_i, zbar_j) of binned means
     * @param observations H(x)
     */
    private record Neighbours(double[][] covariance, double[][] joint, double observations) {

        static Neighbours of(Given given) {
            return new Neighbours(
                    given.get(new PosteriorMoments()).covarianceOfMeans(),
                    given.get(new MeanPairs(given.settings().quantisation())),
                    given.population().entropy());
        }

        boolean nearlyIndependent(int i, int j) {
            boolean vary = covariance[i][i] > NO_VARIANCE && covariance[j][j] > NO_VARIANCE;
            double correlation = vary ? Math.abs(covariance[i][j]) / Math.sqrt(covariance[i][i] * covariance[j][j]) : 0;
            double lesser = Math.min(joint[i][i], joint[j][j]);
            double most = Math.min(joint[i][i] + joint[j][j], observations);
            double shared = lesser > 0 ? (most - joint[i][j]) / lesser : 0;
            return correlation < 0.1 && shared < 0.25;
        }
    }
}

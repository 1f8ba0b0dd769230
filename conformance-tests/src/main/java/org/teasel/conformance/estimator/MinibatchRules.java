package org.teasel.conformance.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.Quadrature;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Minibatch estimates average the mean of their formulas over all ordered minibatches, integrated over the draws. */
final class MinibatchRules {

    private static final int SIZE = 3;

    /** Minibatches of a run. */
    private static final int BATCHES = 60;

    private static final double TOLERANCE = 1e-6;

    /** What the quadratures of all minibatches leave together. */
    private static final double ERROR = 1e-4;

    /** Of four rows and minibatches of three, the two special weights are equal. */
    private static final Generator<Specimen> ONE =
            Specimens.any().of(Kind.DIAGONAL).withRows(5, 5).withLatents(1, 1).evenlyWeighted();

    /** Two latents whose joint density is integrated over. */
    private static final Generator<Specimen> TWO = Specimens.any()
            .of(Kind.DIAGONAL, Kind.CORRELATED)
            .withRows(3, 3)
            .withLatents(2, 2)
            .evenlyWeighted();

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    Weighting.MWS,
                    "1 / (N M) weighs every component of the minibatch",
                    "Chen et al. 2018, Eq. 3",
                    "log N left out, N - 1 or M - 1 in its place"),
            rule(
                    Weighting.MWS_WITHOUT_CONSTANTS,
                    "components of the minibatch have weight 1",
                    "public code of beta-TCVAE",
                    "the constants of Chen et al. 2018, Eq. 3"),
            rule(
                    Weighting.MSS0,
                    "the special weights stand in the first two columns",
                    "public code of beta-TCVAE; RTC-VAE, appendix 1.2",
                    "special weights on the diagonal, M in place of M - 1"),
            rule(
                    Weighting.MSS1,
                    "the special weights stand on the diagonal and next to it",
                    "RTC-VAE, appendix 1.2",
                    "special weights in the first columns, M in place of M - 1"),
            Rule.<EstimatorCandidate>must(
                            "estimator.minibatch.weights",
                            "of rows that are all alike and uniform, log q(z) is that of a row and the mean logarithm of"
                                    + " the sums of weights, for minibatches of any size")
                    .from("MinibatchTotalCorrelation; Chen et al. 2018; RTC-VAE, appendix 1.2")
                    .brokenBy("a special weight in the last row forgotten, weights of other sizes")
                    .unless(unlessComputes(Weighting.MSS0))
                    .once((candidate, trial) -> weights(candidate, trial.seed())),
            Rule.<EstimatorCandidate>must(
                            "estimator.minibatch.joint",
                            "the joint part is of the joint density, and the marginal part sums over latents")
                    .from("MinibatchEstimate")
                    .brokenBy("products of marginals in place of the joint density, one latent alone")
                    .unless(unlessComputes(Weighting.MSS1))
                    .onExamples(1, TWO, MinibatchRules::joint),
            Rule.<EstimatorCandidate>must(
                            "estimator.minibatch.batches",
                            "there is a figure for each minibatch, and no minibatch is larger than the population")
                    .from("MinibatchTotalCorrelation")
                    .brokenBy("a figure for all minibatches, rows that come twice in one")
                    .unless(unlessComputes(Weighting.MWS))
                    .onExamples(6, ONE, MinibatchRules::batches),
            Rule.<EstimatorCandidate>must(
                            "estimator.minibatch.no-weight",
                            "rows of weight 0 are in no minibatch, and N does not count them")
                    .from("Representation: q(z) = sum_n p_n q(z given x^(n))")
                    .brokenBy("N taken for the number of rows")
                    .unless(unlessComputes(Weighting.MWS))
                    .onExamples(2, ONE, MinibatchRules::noWeight));

    private MinibatchRules() {}

    private static Function<EstimatorCandidate, Optional<String>> unlessComputes(Weighting weighting) {
        return StandardKeys.unlessComputes(key(weighting, 2, 0));
    }

    private static MinibatchTotalCorrelation key(Weighting weighting, int size, long seed) {
        return new MinibatchTotalCorrelation(weighting, size, BATCHES, seed);
    }

    private static Rule<EstimatorCandidate> rule(
            Weighting weighting, String statement, String source, String mistakes) {
        Check.ActionOn<EstimatorCandidate, Specimen> action = (candidate, specimen, trial) -> {
            compare(candidate, specimen, specimen.rows(), weighting, trial);
        };
        return Rule.<EstimatorCandidate>must(
                        "estimator.minibatch."
                                + weighting.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        statement)
                .from(source)
                .brokenBy(mistakes)
                .unless(unlessComputes(weighting))
                .onExamples(2, ONE, action);
    }

    /** Compares log q(z) of one latent with the mean over all minibatches of the first rows. */
    private static void compare(
            EstimatorCandidate candidate, Specimen specimen, int rows, Weighting weighting, Trial trial) {
        Computation computation = Computation.of(candidate, specimen.representation());
        double expected = mean(specimen, rows, weighting, SIZE, LatentSet.of(0));
        MeanTest.of("log q(z0) by minibatches", expected, ERROR)
                .check(
                        trial,
                        seed -> average(
                                computation.of(key(weighting, SIZE, seed)).marginals()));
    }

    private static void joint(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Computation computation = Computation.of(candidate, specimen.representation());
        double expected = mean(specimen, specimen.rows(), Weighting.MSS1, 2, LatentSet.all(2));
        double marginals = mean(specimen, specimen.rows(), Weighting.MSS1, 2, LatentSet.of(0))
                + mean(specimen, specimen.rows(), Weighting.MSS1, 2, LatentSet.of(1));
        MeanTest.of("log q(z0, z1) by minibatches", expected, ERROR)
                .check(
                        trial,
                        seed -> average(
                                computation.of(key(Weighting.MSS1, 2, seed)).joint()));
        MeanTest.of("log q(z0) + log q(z1) by minibatches", marginals, ERROR)
                .check(
                        trial,
                        seed -> average(
                                computation.of(key(Weighting.MSS1, 2, seed)).marginals()));
    }

    private static void batches(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Computation computation = Computation.of(candidate, specimen.representation());
        MinibatchEstimate estimate = computation.of(key(Weighting.MWS, 3 * specimen.rows(), trial.seed()));
        if (estimate.groups() != BATCHES || estimate.marginals().length != BATCHES) {
            throw new Violation("there are " + estimate.groups() + " figures, expected " + BATCHES);
        }
        // Of all N rows, no log (1 / N^2) sum_b q(z given x_b) is above log of the greatest density over N.
        double most = IntStream.range(0, specimen.rows())
                .mapToDouble(row -> -Math.log(specimen.spreads()[row][0] * Math.sqrt(2 * Math.PI)))
                .max()
                .orElseThrow();
        double top = most - Math.log(specimen.rows());
        double highest = Arrays.stream(estimate.joint()).max().orElseThrow();
        double lowest = Arrays.stream(estimate.joint()).min().orElseThrow();
        if (!(highest <= top + 1e-9) || !Double.isFinite(lowest)) {
            throw new Violation(
                    "minibatches of all rows give " + lowest + " to " + highest + ", expected at most " + top);
        }
    }

    private static void noWeight(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Specimen more = specimen.select(
                        IntStream.range(0, 8).map(n -> Math.min(n, 3)).toArray())
                .with(new double[] {1, 1, 1, 1, 0, 0, 0, 0});
        compare(candidate, more, 4, Weighting.MWS, trial);
    }

    /** Every draw has the density 1/4, so that nothing is left to chance. */
    private static void weights(EstimatorCandidate candidate, long seed) {
        for (int population : new int[] {7, 40}) {
            double[] uniform = new double[4 * population];
            Arrays.fill(uniform, 0.25);
            Representation alike =
                    Representation.of("alike", Categorical.of(new int[] {4}, uniform), Factors.none(population));
            Computation computation = Computation.of(candidate, alike);
            for (Weighting weighting : Weighting.values()) {
                for (int size = 2; size < population && size < 7; size++) {
                    double expected = -Math.log(4);
                    for (int a = 0; a < size; a++) {
                        double sum = 0;
                        for (int b = 0; b < size; b++) {
                            sum += weight(weighting, a, b, size, population);
                        }
                        expected += Math.log(sum) / size;
                    }
                    double value =
                            average(computation.of(key(weighting, size, seed)).marginals());
                    if (!(Math.abs(value - expected) <= 1e-9)) {
                        throw new Violation("log q(z) by " + weighting + " with minibatches of " + size + " of "
                                + population + " equal rows is " + value + ", expected " + expected);
                    }
                }
            }
        }
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Mean of log q(z_S) over all ordered minibatches of the first rows, and over draws. */
    private static double mean(Specimen specimen, int rows, Weighting weighting, int size, LatentSet set) {
        Representation representation = specimen.representation();
        List<int[]> minibatches = new ArrayList<>();
        fill(minibatches, new int[0], rows, size);
        double sum = 0;
        for (int[] minibatch : minibatches) {
            for (int a = 0; a < size; a++) {
                sum += integral(specimen, representation.posteriors(), weighting, minibatch, a, rows, set);
            }
        }
        return sum / (minibatches.size() * size);
    }

    private static void fill(List<int[]> minibatches, int[] begun, int rows, int size) {
        if (begun.length == size) {
            minibatches.add(begun);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int next = row;
            if (Arrays.stream(begun).noneMatch(other -> other == next)) {
                int[] longer = Arrays.copyOf(begun, begun.length + 1);
                longer[begun.length] = row;
                fill(minibatches, longer, rows, size);
            }
        }
    }

    /** The mean over draws z of observation a of log sum_b W_ab q(z_S given x_b). */
    private static double integral(
            Specimen specimen,
            Posteriors posteriors,
            Weighting weighting,
            int[] minibatch,
            int a,
            int population,
            LatentSet set) {
        Density[] densities = IntStream.of(minibatch)
                .mapToObj(row -> posteriors.density(row, set))
                .toArray(Density[]::new);
        double[] weights = IntStream.range(0, minibatch.length)
                .mapToDouble(b -> weight(weighting, a, b, minibatch.length, population))
                .toArray();
        double[][] edges = IntStream.of(set.toArray())
                .mapToObj(i -> DoubleStream.of(-9, -4, -1.5, 0, 1.5, 4, 9)
                        .map(step -> specimen.centres()[minibatch[a]][i] + step * specimen.spreads()[minibatch[a]][i])
                        .toArray())
                .toArray(double[][]::new);
        double[] z = new double[specimen.latents()];
        return Quadrature.integrate(
                        (point, values) -> {
                            for (int k = 0; k < point.length; k++) {
                                z[set.get(k)] = point[k];
                            }
                            double own = densities[a].log(z);
                            // Relative to the own density, which is never 0 where there is mass.
                            double sum = 0;
                            for (int b = 0; b < densities.length; b++) {
                                sum += weights[b] * Math.exp(densities[b].log(z) - own);
                            }
                            values[0] = Math.exp(own) * (own + Math.log(sum));
                        },
                        1,
                        TOLERANCE,
                        edges)
                .values()[0];
    }

    /** W_ab of a minibatch of M + 1 out of N; a stratified one leaves (N - M) / (N M) to a row beside the own. */
    private static double weight(Weighting weighting, int a, int b, int size, double population) {
        double others = size - 1.0;
        double left = (population - others) / (population * others);
        return switch (weighting) {
            case MWS -> 1 / (population * size);
            case MWS_WITHOUT_CONSTANTS -> 1;
            case MSS0 -> b > 1 ? 1 / others : b == 1 || a == size - 2 ? left : 1 / population;
            case MSS1 -> b == a ? 1 / population : b == (a + 1) % size ? left : 1 / others;
        };
    }
}

package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.Quadrature;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Informations from densities that are raised to a floor, as published code has them. */
final class ClampedRules {

    private static final ClampedPosterior ANY_KEY = new ClampedPosterior(List.of(LatentSet.of(0)), 2, 0, 2, 1e-8);

    /** What is accepted of a box; densities have kinks where they meet the floor. */
    private static final double TOLERANCE = 1e-5;

    private static final double ERROR = 2e-3;

    private static final Generator<Specimen> TWO =
            Specimens.any().of(Kind.DIAGONAL).withRows(2, 3).withLatents(2, 2).evenlyWeighted();

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            Rule.<EstimatorCandidate>must(
                            "estimator.clamped.definition",
                            "every density q(z_i given x_n) is raised to the floor before those of a set are multiplied,"
                                    + " and every density of a mixture before its logarithm is taken")
                    .from("ClampedPosterior")
                    .brokenBy("a floor under the mixture alone, an epsilon added in place of a floor")
                    .unless(StandardKeys.unlessComputes(ANY_KEY))
                    .onExamples(2, TWO, ClampedRules::definition),
            Rule.<EstimatorCandidate>must(
                            "estimator.clamped.most",
                            "no entropy exceeds minus the logarithm of the floor, and a wide code reaches it")
                    .from("ClampedPosterior: no entropy can then exceed -log of the floor")
                    .brokenBy("true densities")
                    .unless(StandardKeys.unlessComputes(ANY_KEY))
                    .once(ClampedRules::most));

    private ClampedRules() {}

    private static SampledInformation draw(
            EstimatorCandidate candidate, Specimen specimen, double floor, int draws, long seed) {
        Representation representation = specimen.representation();
        List<LatentSet> sets = StandardKeys.sets(Population.of(representation).latents());
        return Computation.of(candidate, representation).of(new ClampedPosterior(sets, draws, seed, 2, floor));
    }

    private static void definition(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        // Floors that bite: as high as densities are in many places.
        double floor = List.of(0.2, 0.05).get(trial.random().nextInt(2));
        Representation representation = specimen.representation();
        double[][] edges = IntStream.range(0, 2)
                .mapToObj(i -> IntStream.range(0, specimen.rows())
                        .boxed()
                        .flatMapToDouble(row -> DoubleStream.of(-8, -4, -2, -1, 0, 1, 2, 4, 8)
                                .map(step -> specimen.centres()[row][i] + step * specimen.spreads()[row][i]))
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(double[][]::new);
        Quadrature.Integral integral = Quadrature.integrate(
                (z, values) -> {
                    double mixture = 0;
                    double density = 0;
                    double own = 0;
                    for (int n = 0; n < specimen.rows(); n++) {
                        double p = representation.weight(n);
                        double raised = 1;
                        double mass = p;
                        for (int i = 0; i < 2; i++) {
                            double marginal = Math.exp(representation
                                    .posteriors()
                                    .density(n, LatentSet.of(i))
                                    .log(z));
                            raised *= Math.max(floor, marginal);
                            mass *= marginal;
                        }
                        mixture += p * raised;
                        density += mass;
                        own += mass * Math.log(Math.max(floor, raised));
                    }
                    double log = Math.log(Math.max(floor, mixture));
                    values[0] = -density * log;
                    values[1] = own - density * log;
                },
                2,
                TOLERANCE,
                edges);
        Comparison comparison = new Comparison(candidate, specimen, floor, trial);
        comparison.on("H(z0, z1)", integral.values()[0], sampled -> sampled.entropy(LatentSet.all(2)));
        comparison.on("I(x; z0, z1)", integral.values()[1], sampled -> sampled.information(LatentSet.all(2)));
    }

    private record Comparison(EstimatorCandidate candidate, Specimen specimen, double floor, Trial trial) {
        void on(String what, double expected, ToDoubleFunction<SampledInformation> reading) {
            MeanTest.of(what + " by densities of at least " + floor, expected, ERROR)
                    .check(
                            trial,
                            seed -> reading.applyAsDouble(
                                    draw(candidate, specimen, floor, SampledFigures.DRAWS, seed)));
        }
    }

    private static void most(EstimatorCandidate candidate, Trial trial) {
        int latents = 3;
        double[][] spreads = new double[4][latents];
        for (double[] row : spreads) {
            Arrays.fill(row, 1e10);
        }
        Specimen wide = new Specimen(
                Kind.DIAGONAL, new double[4][latents], spreads, Noises.independent(latents), List.of(), new double[] {
                    1, 1, 1, 1
                });
        double floor = ClampedPosterior.PUBLISHED_FLOOR;
        SampledInformation sampled = draw(candidate, wide, floor, 20, trial.seed());
        for (LatentSet set : StandardKeys.sets(latents)) {
            if (!(Math.abs(sampled.entropy(set) + Math.log(floor)) < 1e-9)) {
                throw new Violation("H of the very wide latents " + set + " is " + sampled.entropy(set) + ", expected "
                        + -Math.log(floor));
            }
        }
    }
}

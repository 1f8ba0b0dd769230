package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.Density;
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

    private static final LatentSet FIRST = LatentSet.of(0);

    private static final ClampedPosterior ANY_KEY = new ClampedPosterior(List.of(FIRST), 2, 0, 2, 1e-8);

    private static final double TOLERANCE = 1e-7;

    private static final Generator<Specimen> ONE =
            Specimens.any().of(Kind.DIAGONAL).withRows(2, 6).withLatents(1, 1);

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            Rule.<EstimatorCandidate>must(
                            "estimator.clamped.definition",
                            "every density q(z_i given x_n) and every density of a mixture is raised to the floor before"
                                    + " it is used")
                    .from("ClampedPosterior")
                    .brokenBy("a floor under the mixture alone, an epsilon added in place of a floor")
                    .unless(StandardKeys.unlessComputes(ANY_KEY))
                    .onExamples(3, ONE, ClampedRules::definition),
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
        double floor = List.of(0.2, 0.05, 1e-3).get(trial.random().nextInt(3));
        Representation representation = specimen.representation();
        int[] rows = IntStream.range(0, specimen.rows())
                .filter(row -> representation.weight(row) > 0)
                .toArray();
        Density[] densities = IntStream.of(rows)
                .mapToObj(row -> representation.posteriors().density(row, FIRST))
                .toArray(Density[]::new);
        double[] edges = IntStream.of(rows)
                .boxed()
                .flatMapToDouble(row -> DoubleStream.of(-10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10)
                        .map(step -> specimen.centres()[row][0] + step * specimen.spreads()[row][0]))
                .sorted()
                .distinct()
                .toArray();
        double[] figures = new double[2];
        for (int n = 0; n < rows.length; n++) {
            double p = representation.weight(rows[n]);
            Density own = densities[n];
            figures[0] -= p
                    * Quadrature.integral(
                            z -> Math.exp(own.log(new double[] {z}))
                                    * mixture(representation, rows, densities, floor, z),
                            TOLERANCE,
                            edges);
            figures[1] += p
                    * Quadrature.integral(
                            z -> Math.exp(own.log(new double[] {z}))
                                    * (Math.log(raised(own, floor, z))
                                            - mixture(representation, rows, densities, floor, z)),
                            TOLERANCE,
                            edges);
        }
        double error = 1e-4;
        MeanTest.of("H(z0) by densities of at least " + floor, figures[0], error)
                .check(
                        trial,
                        seed -> draw(candidate, specimen, floor, SampledFigures.DRAWS, seed)
                                .entropy(FIRST));
        MeanTest.of("I(x; z0) by densities of at least " + floor, figures[1], error)
                .check(
                        trial,
                        seed -> draw(candidate, specimen, floor, SampledFigures.DRAWS, seed)
                                .information(FIRST));
    }

    private static double raised(Density density, double floor, double z) {
        return Math.max(floor, Math.exp(density.log(new double[] {z})));
    }

    /** Logarithm of the mixture of raised densities, itself raised. */
    private static double mixture(
            Representation representation, int[] rows, Density[] densities, double floor, double z) {
        double sum = 0;
        for (int n = 0; n < rows.length; n++) {
            sum += representation.weight(rows[n]) * raised(densities[n], floor, z);
        }
        return Math.log(Math.max(floor, sum));
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

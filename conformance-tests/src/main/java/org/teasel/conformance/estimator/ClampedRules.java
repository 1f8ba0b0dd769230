package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Informations from densities that are raised to a floor, as published code has them. */
final class ClampedRules {

    private static final ClampedPosterior ANY_KEY = new ClampedPosterior(List.of(LatentSet.of(0)), 2, 0, 2, 1e-8);

    private static final double ERROR = 2e-3;

    /** Two latents that differ from row to row, and are integrated over. */
    private static final Generator<Specimen> TWO = Specimens.any()
            .of(Kind.DIAGONAL)
            .withRows(2, 3)
            .withLatents(2, 2)
            .withFactors(FactorKind.BALANCED, FactorKind.SOFT)
            .withFactors(1, 1);

    /** Deviation of the latents that are alike in all rows: their densities are far above any floor where draws lie. */
    private static final double NARROW = 1e-12;

    /** Standard deviation of a mean of draws, in nats: rare places hold much of the difference that the floor makes. */
    private static final double DEVIATION = 0.02;

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            Rule.<EstimatorCandidate>must(
                            "estimator.clamped.definition",
                            "the mixture of a single latent is raised to the floor; of more latents, every density"
                                    + " q(z_i given x_n) before they are multiplied, and their mixture again")
                    .from("ClampedPosterior")
                    .brokenBy("a floor under the mixture alone, under every density of a single latent's mixture, or"
                            + " under none of all but one latents, an epsilon added in place of a floor")
                    .unless(StandardKeys.unlessComputes(ANY_KEY))
                    .onExamples(3, TWO, ClampedRules::definition),
            Rule.<EstimatorCandidate>must(
                            "estimator.clamped.most",
                            "no entropy exceeds minus the logarithm of the floor, and a wide code reaches it")
                    .from("ClampedPosterior: no entropy can exceed -log f")
                    .brokenBy("true densities, sums that overflow where the floor is low")
                    .unless(StandardKeys.unlessComputes(ANY_KEY))
                    .once(ClampedRules::most));

    private ClampedRules() {}

    /** The standard sets and all pairs, of which some are neither all latents nor all but one. */
    private static SampledInformation draw(
            EstimatorCandidate candidate, Representation representation, double floor, int draws, long seed) {
        int latents = Population.of(representation).latents();
        List<LatentSet> sets = Stream.concat(
                        StandardKeys.sets(latents).stream(),
                        IntStream.range(0, latents)
                                .boxed()
                                .flatMap(i -> IntStream.range(0, i).mapToObj(j -> LatentSet.of(j, i))))
                .distinct()
                .toList();
        return Computation.of(candidate, representation)
                .of(new ClampedPosterior(sets, draws, seed, StandardKeys.FACTOR_BINS, floor));
    }

    private static void definition(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        // Floors that bite: as high as densities are in many places.
        double floor = List.of(0.2, 0.05).get(trial.random().nextInt(2));
        ClampedTruth truth = new ClampedTruth(specimen, floor);
        Comparison comparison = new Comparison(candidate, withNarrowLatents(specimen), floor, trial);
        for (int latent = 0; latent < 2; latent++) {
            LatentSet single = LatentSet.of(latent);
            int i = latent;
            comparison.on("H" + single, truth.entropyOfOne(i), sampled -> sampled.entropy(single));
            comparison.on("I(x; z) of " + single, truth.informationOfOne(i), sampled -> sampled.information(single));
            comparison.on("I(z" + i + "; y0)", truth.mutualInformation(i), sampled -> sampled.mutualInformation(i, 0));
            double raised = truth.informationOfOneInProduct(i);
            for (LatentSet set : List.of(LatentSet.of(i, 2), LatentSet.of(i, 2, 3))) {
                comparison.on("I(x; z) of " + set, raised, sampled -> sampled.information(set));
            }
        }
        LatentSet both = LatentSet.of(0, 1);
        ClampedTruth.Both ofBoth = truth.ofBoth();
        comparison.on("H" + both, ofBoth.entropy(), sampled -> sampled.entropy(both));
        comparison.on("I(x; z) of " + both, ofBoth.information(), sampled -> sampled.information(both));
        for (LatentSet set : List.of(LatentSet.all(4), LatentSet.of(0, 1, 2), LatentSet.of(0, 1, 3))) {
            comparison.on("I(x; z) of " + set, ofBoth.informationInProduct(), sampled -> sampled.information(set));
        }
    }

    /** Two latents more, alike in all rows and so narrow that no floor is above their densities. */
    private static Representation withNarrowLatents(Specimen specimen) {
        Specimen wider = specimen.withNoiseLatent().withNoiseLatent();
        double[][] spreads = Arrays.stream(wider.spreads()).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : spreads) {
            row[2] = NARROW;
            row[3] = NARROW;
        }
        return wider.with(wider.centres(), spreads).representation();
    }

    private record Comparison(EstimatorCandidate candidate, Representation representation, double floor, Trial trial) {
        void on(String what, double expected, ToDoubleFunction<SampledInformation> reading) {
            MeanTest.of(what + " by densities of at least " + floor, expected, ERROR)
                    .withDeviation(DEVIATION)
                    .check(
                            trial,
                            seed -> reading.applyAsDouble(
                                    draw(candidate, representation, floor, SampledFigures.DRAWS, seed)));
        }
    }

    private static void most(EstimatorCandidate candidate, Trial trial) {
        int latents = 4;
        for (double floor : new double[] {ClampedPosterior.PUBLISHED_FLOOR, 1e-100}) {
            double[][] spreads = new double[4][latents];
            for (double[] row : spreads) {
                Arrays.fill(row, 100 / floor);
            }
            Specimen wide = new Specimen(
                    Kind.DIAGONAL,
                    new double[4][latents],
                    spreads,
                    Noises.independent(latents),
                    List.of(),
                    new double[] {1, 1, 1, 1});
            SampledInformation sampled = draw(candidate, wide.representation(), floor, 20, trial.seed());
            for (LatentSet set : StandardKeys.sets(latents)) {
                if (!(Math.abs(sampled.entropy(set) + Math.log(floor)) < 1e-9)) {
                    throw new Violation("H of the very wide latents " + set + " is " + sampled.entropy(set)
                            + ", expected " + -Math.log(floor));
                }
            }
        }
    }
}

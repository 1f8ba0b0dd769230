package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.Expectation;
import org.teasel.conformance.oracle.GaussianOracle;
import org.teasel.conformance.oracle.MixtureOracle;
import org.teasel.conformance.oracle.RepresentationJoint;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** Monte Carlo entropies and informations average what integration, sums and closed forms give. */
final class SampledRules {

    /** Standard deviations that hold practically all mass of a logistic posterior. */
    private static final double LOGISTIC_REACH = 30;

    private static final int EXAMPLES = 4;

    private static final LatentSet FIRST = LatentSet.of(0);

    private static final Specimens SMOOTH = Specimens.any()
            .of(Kind.DIAGONAL, Kind.CORRELATED, Kind.LOGISTIC, Kind.FOREIGN)
            .withFactors(
                    FactorKind.BALANCED,
                    FactorKind.UNBALANCED,
                    FactorKind.DEPENDENT,
                    FactorKind.SOFT,
                    FactorKind.CONTINUOUS);

    private static final Generator<Specimen> ONE = SMOOTH.withRows(2, 8).withLatents(1, 1);

    private static final Generator<Specimen> ONE_LABELLED =
            SMOOTH.withRows(3, 8).withLatents(1, 2).withFactors(1, 1);

    /** Two latents of few rows, which are dear to integrate over. */
    static final Generator<Specimen> TWO = SMOOTH.of(Kind.DIAGONAL, Kind.CORRELATED, Kind.FOREIGN)
            .withRows(2, 3)
            .withLatents(2, 2);

    private static final Generator<Specimen> DISCRETE = Specimens.labelled()
            .of(Kind.CATEGORICAL)
            .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.SOFT)
            .withRows(2, 8)
            .withLatents(1, 2)
            .withFactors(1, 1);

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.sampled.entropy",
                    "H(z_i) averages -E log q(z_i) over the aggregated posterior",
                    "draws from the prior or from one row alone, the own component left out, the entropy of a Gaussian"
                            + " with the same moments",
                    EXAMPLES,
                    ONE,
                    (figures, specimen) -> figures.mustAverage(
                            "H(z0)", oracle(specimen, FIRST).entropy(), sampled -> sampled.entropy(FIRST))),
            rule(
                    "estimator.sampled.information",
                    "I(x; z_i) averages E log q(z_i given x) / q(z_i)",
                    "components drawn evenly whatever their weights, H(z_i given x) of means",
                    EXAMPLES,
                    ONE,
                    (figures, specimen) -> figures.mustAverage(
                            "I(x; z0)", oracle(specimen, FIRST).information(), sampled -> sampled.information(FIRST))),
            rule(
                    "estimator.sampled.conditional-entropy",
                    "H(z_i given x) averages the entropies of the posteriors",
                    "the entropy of the mean posterior, weights left out",
                    2,
                    ONE,
                    (figures, specimen) -> figures.mustAverage(
                            "H(z0 given x)",
                            oracle(specimen, FIRST).conditionalEntropy(),
                            sampled -> sampled.conditionalEntropy(FIRST))),
            rule(
                    "estimator.sampled.joint",
                    "H(z_1, z_2) and I(x; z_1, z_2) are those of the joint density",
                    "sums over marginals, correlated posteriors taken for products",
                    2,
                    TWO,
                    SampledRules::joint),
            rule(
                    "estimator.sampled.mutual-information",
                    "I(z_i; y_k) and H(z_i, y_k) average what integration over z_i and a sum over y_k give",
                    "soft labels made hard, factor values of another row, p(y_k) over rows without weights",
                    EXAMPLES,
                    ONE_LABELLED,
                    SampledRules::mutualInformation),
            rule(
                    "estimator.sampled.soft-labels",
                    "soft labels count by their probabilities: H(z_i, y_k) is that of the joint of all three",
                    "the likeliest value in place of probabilities, values drawn once a row",
                    3,
                    SMOOTH.of(Kind.DIAGONAL)
                            .withRows(3, 8)
                            .withLatents(1, 1)
                            .withFactors(FactorKind.SOFT)
                            .withFactors(1, 1),
                    SampledRules::softLabels),
            rule(
                    "estimator.sampled.even-information",
                    "the information by even values averages H(z_i) less the plain mean of H(z_i given y_k = v)",
                    "values weighted by their frequency",
                    2,
                    ONE_LABELLED,
                    SampledRules::evenInformation),
            rule(
                    "estimator.sampled.discrete",
                    "entropies and informations of discrete latents average the exact sums",
                    "probabilities taken for densities, soft labels made hard",
                    EXAMPLES,
                    DISCRETE,
                    SampledRules::discrete),
            rule(
                    "estimator.sampled.part",
                    "a fold over some rows averages the figures of these rows, their weights divided by their sum",
                    "weights that still sum to less than 1, draws of rows that are not there",
                    3,
                    SMOOTH.withRows(4, 8)
                            .withLatents(1, 1)
                            .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.SOFT)
                            .withFactors(1, 1),
                    SampledRules::part),
            rule(
                    "estimator.sampled.unclamped",
                    "densities are never clamped: wide codes have entropies as large as they are",
                    "a least density or an epsilon in the logarithm: no entropy then exceeds 18.4 nats at 1e-8",
                    2,
                    ONE,
                    (figures, specimen) -> unclamped(figures)),
            rule(
                    "estimator.sampled.deterministic",
                    "I(x; z) of points is the entropy of the distinct points, and their differential entropy is"
                            + " negative infinity",
                    "an epsilon for the deviation, ties told apart, log N for equal points",
                    2,
                    Specimens.any().of(Kind.DETERMINISTIC).withRows(2, 12).withLatents(1, 2),
                    SampledRules::deterministic));

    private SampledRules() {}

    private interface Comparison {
        void on(SampledFigures figures, Specimen specimen);
    }

    private static Rule<EstimatorCandidate> rule(
            String id,
            String statement,
            String mistakes,
            int examples,
            Generator<Specimen> generator,
            Comparison comparison) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from("SampledPosterior; metrics.md, section 2, Monte Carlo")
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(new SampledPosterior(List.of(FIRST), 2, 0, 2)))
                .onExamples(examples, generator, on(comparison));
    }

    private static Check.ActionOn<EstimatorCandidate, Specimen> on(Comparison comparison) {
        return (candidate, specimen, trial) -> comparison.on(SampledFigures.of(candidate, specimen, trial), specimen);
    }

    static MixtureOracle oracle(Specimen specimen, LatentSet set) {
        double reach = specimen.kind() == Kind.LOGISTIC ? LOGISTIC_REACH : MixtureOracle.GAUSSIAN_REACH;
        return MixtureOracle.of(specimen.representation(), set, reach);
    }

    private static void joint(SampledFigures figures, Specimen specimen) {
        LatentSet both = LatentSet.all(2);
        MixtureOracle oracle = oracle(specimen, both);
        figures.mustAverage("H(z0, z1)", oracle.entropy(), sampled -> sampled.entropy(both));
        figures.mustAverage("I(x; z0, z1)", oracle.information(), sampled -> sampled.information(both));
    }

    private static FactorColumn.Finite factor(Specimen specimen) {
        return (FactorColumn.Finite)
                specimen.table().quantised(StandardKeys.FACTOR_BINS).column(0);
    }

    private static void mutualInformation(SampledFigures figures, Specimen specimen) {
        int latent = specimen.latents() - 1;
        LatentSet set = LatentSet.of(latent);
        FactorColumn.Finite column = factor(specimen);
        MixtureOracle oracle = oracle(specimen, set);
        Expectation information = oracle.mutualInformation(column);
        figures.mustAverage("I(z" + latent + "; y0)", information, sampled -> sampled.mutualInformation(latent, 0));
        figures.mustAverage(
                "H(z" + latent + ", y0)",
                oracle.entropy().mean() + factorEntropy(specimen, column) - information.mean(),
                sampled -> sampled.jointEntropy(latent, 0));
    }

    private static void softLabels(SampledFigures figures, Specimen specimen) {
        FactorColumn.Finite column = factor(specimen);
        MixtureOracle oracle = oracle(specimen, FIRST);
        double information = oracle.mutualInformation(column).mean();
        figures.mustAverage(
                "H(z0, y0)",
                oracle.entropy().mean() + factorEntropy(specimen, column) - information,
                sampled -> sampled.jointEntropy(0, 0));
    }

    private static double factorEntropy(Specimen specimen, FactorColumn.Finite column) {
        return -distribution(specimen, column)
                .filter(p -> p > 0)
                .map(p -> p * Math.log(p))
                .sum();
    }

    private static DoubleStream distribution(Specimen specimen, FactorColumn.Finite column) {
        Representation representation = specimen.representation();
        return IntStream.range(0, column.values())
                .mapToDouble(v -> IntStream.range(0, specimen.rows())
                        .mapToDouble(row -> representation.weight(row) * column.probability(row, v))
                        .sum());
    }

    /** Values that hardly ever come are left to luck: every one must come in most runs. */
    private static void evenInformation(SampledFigures figures, Specimen specimen) {
        FactorColumn.Finite column = factor(specimen);
        double[] distribution = distribution(specimen, column).toArray();
        if (Arrays.stream(distribution).anyMatch(p -> p > 0 && p < 0.1)) {
            throw figures.trial().unsuitable("a factor value is rare");
        }
        double conditional = IntStream.range(0, column.values())
                .filter(v -> distribution[v] > 0)
                .mapToDouble(v -> oracle(
                                specimen.with(IntStream.range(0, specimen.rows())
                                        .mapToDouble(row -> specimen.weights()[row] * column.probability(row, v))
                                        .toArray()),
                                FIRST)
                        .entropy()
                        .mean())
                .average()
                .orElseThrow();
        double expected = oracle(specimen, FIRST).entropy().mean() - conditional;
        // A ratio of two means over draws is off by some 1/S of its own size.
        double bias = 10.0 / SampledFigures.DRAWS;
        MeanTest.of("H(z0) less the mean of H(z0 given y0 = v)", expected, bias)
                .check(
                        figures.trial(),
                        seed -> figures.draw(SampledFigures.DRAWS, seed).evenInformation(0, 0));
    }

    private static void discrete(SampledFigures figures, Specimen specimen) {
        RepresentationJoint joint = RepresentationJoint.of(specimen.representation());
        LatentSet all = LatentSet.all(specimen.latents());
        figures.mustAverage("H" + all, joint.entropy(all), sampled -> sampled.entropy(all));
        figures.mustAverage(
                "I(x; z) of " + all,
                joint.entropy(all) - joint.conditionalEntropy(all),
                sampled -> sampled.information(all));
        figures.mustAverage(
                "I(z0; y0)",
                joint.entropy(FIRST) + joint.factorEntropy(0) - joint.jointEntropy(FIRST, 0),
                sampled -> sampled.mutualInformation(0, 0));
    }

    private static void part(SampledFigures figures, Specimen specimen) {
        int[] kept =
                IntStream.range(0, specimen.rows()).filter(row -> row % 2 == 0).toArray();
        Specimen alone = specimen.select(kept);
        if (Arrays.stream(alone.weights()).sum()
                < 0.2 * Arrays.stream(specimen.weights()).sum()) {
            throw figures.trial().unsuitable("hardly any draws come from these rows");
        }
        MixtureOracle oracle = oracle(alone, FIRST);
        onPart(figures, kept, "H(z0)", oracle.entropy(), sampled -> sampled.entropy(FIRST));
        onPart(
                figures,
                kept,
                "I(z0; y0)",
                oracle.mutualInformation(factor(alone)),
                sampled -> sampled.mutualInformation(0, 0));
    }

    private static void onPart(
            SampledFigures figures,
            int[] rows,
            String what,
            Expectation expected,
            ToDoubleFunction<SampledInformation> reading) {
        MeanTest.of(what + " over the rows " + Arrays.toString(rows), expected.mean(), expected.error() + 1e-8)
                .withDeviation(expected.deviation() / Math.sqrt(SampledFigures.DRAWS))
                .check(
                        figures.trial(),
                        seed -> reading.applyAsDouble(figures.computation()
                                .of(
                                        new SampledPosterior(
                                                figures.sets(), SampledFigures.DRAWS, seed, StandardKeys.FACTOR_BINS),
                                        rows)));
    }

    /** Twenty latents, one of them very wide, alike in all rows: a single Gaussian. */
    private static void unclamped(SampledFigures figures) {
        int latents = 20;
        double[] deviations = new double[latents];
        Arrays.setAll(deviations, i -> i == 0 ? 1e9 : 2);
        double[][] spreads = {deviations, deviations, deviations};
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            covariance[i][i] = deviations[i] * deviations[i];
        }
        LatentSet all = LatentSet.all(latents);
        Specimen wide = new Specimen(
                Kind.DIAGONAL, new double[3][latents], spreads, Noises.independent(latents), List.of(), new double[] {
                    1, 1, 1
                });
        SampledFigures all20 = figures.of(wide.representation(), List.of(all, FIRST));
        GaussianOracle gaussian = GaussianOracle.centred(covariance);
        all20.mustAverage("H(z) of twenty wide latents", gaussian.entropy(), sampled -> sampled.entropy(all));
        all20.mustAverage(
                "H(z0) of one very wide latent", gaussian.marginal(FIRST).entropy(), sampled -> sampled.entropy(FIRST));
    }

    private static void deterministic(SampledFigures figures, Specimen specimen) {
        LatentSet all = LatentSet.all(specimen.latents());
        Representation representation = specimen.representation();
        double entropy = IntStream.range(0, specimen.rows())
                .filter(row -> representation.weight(row) > 0)
                .mapToDouble(row -> -representation.weight(row) * Math.log(mass(specimen, representation, row)))
                .sum();
        figures.mustAverage("I(x; z)", entropy, sampled -> sampled.information(all));
        SampledInformation sampled =
                figures.draw(SampledFigures.DRAWS, figures.trial().seed());
        if (sampled.entropy(all) != Double.NEGATIVE_INFINITY) {
            throw new Violation(
                    "the differential entropy of points is " + sampled.entropy(all) + ", expected negative infinity");
        }
    }

    /** Mass of all rows at the same point. */
    private static double mass(Specimen specimen, Representation representation, int row) {
        return IntStream.range(0, specimen.rows())
                .filter(other -> samePoint(specimen.centres()[other], specimen.centres()[row]))
                .mapToDouble(representation::weight)
                .sum();
    }

    /** As numbers: 0 and -0 are the same point. */
    private static boolean samePoint(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(i -> a[i] == b[i]);
    }
}

package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.RepresentationJoint;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Statistics that are functions of the data alone equal their definitions, on all rows and on some. */
final class TableRules {

    private static final double CLOSE = 1e-10;

    private static final int EXAMPLES = 30;

    private static final Generator<Specimen> SPECIMENS =
            Specimens.labelled().withRows(2, 24).withLatents(1, 3);

    private static final Generator<Specimen> DISCRETE = Specimens.labelled()
            .of(Kind.CATEGORICAL)
            .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.DEPENDENT, FactorKind.SOFT)
            .withRows(2, 10)
            .withLatents(1, 2)
            .withFactors(1, 2);

    private static final Generator<Specimen> CORNERS = new Corners(Specimens.labelled()
            .of(Kind.DIAGONAL, Kind.CORRELATED, Kind.LOGISTIC)
            .withRows(1, 6)
            .withLatents(1, 3));

    private static final Generator<Specimen> CORRELATED_CORNERS =
            new Corners(Specimens.any().of(Kind.CORRELATED).withRows(1, 4).withLatents(2, 3));

    private static final Generator<Specimen> MASKED =
            Specimens.any().of(Kind.CATEGORICAL, Kind.LOGISTIC).withRows(1, 4).withLatents(2, 3);

    /** More than an estimator needs to tabulate. */
    private static final int MANY_VALUES = 50_000;

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            quantised(
                    Quantisation.Rule.EXACT,
                    "bins take their mass from the distribution function, the outer ones the tails too",
                    "means in place of posteriors, bins over each latent's own range, bins off by one, tails dropped,"
                            + " logarithms with base 2"),
            quantised(
                    Quantisation.Rule.INTEGRAL,
                    "bins take their mass from the distribution function in the range, divided by its sum",
                    "tails kept, masses divided over all rows at once"),
            quantised(
                    Quantisation.Rule.DENSITY,
                    "bins take the density at their centres, normalised for each observation",
                    "densities at edges, normalised over all rows at once"),
            rule(
                    "estimator.quantised-pairs",
                    "joint entropies of pairs of latents are those of the table Q(s, t)",
                    "QuantisedPairs; Do and Tran 2020, A.10",
                    "correlated posteriors taken for products, the sum of both entropies, tails dropped",
                    new QuantisedPairs(StandardKeys.COARSE),
                    (random, specimen) -> new QuantisedPairs(cut(random, Quantisation.Rule.EXACT))),
            Rule.<EstimatorCandidate>must(
                            "estimator.quantised-posterior.corners",
                            "posteriors on edges, half or far outside the range, in one bin, wide, or points, keep the"
                                    + " definitions of all three rules")
                    .from("QuantisedPosterior; Quantisation.Rule")
                    .brokenBy("tails of the wrong side, a mean outside the range lost, 0 / 0 where nothing is inside")
                    .unless(StandardKeys.unlessComputes(new QuantisedPosterior(StandardKeys.COARSE, 2)))
                    .onExamples(EXAMPLES, CORNERS, TableRules::corners),
            Rule.<EstimatorCandidate>must(
                            "estimator.quantised-pairs.correlated",
                            "correlated posteriors have the masses of rectangles by their joint distribution function,"
                                    + " the outer ones with the tails or divided by their sum, as the rule says")
                    .from("QuantisedPairs; Quantisation.Rule")
                    .brokenBy("products of marginals, tails on one side alone, corners of the wrong bins, a latent in"
                            + " one bin taken to be independent where its tails are dropped")
                    .unless(StandardKeys.unlessComputes(new QuantisedPairs(StandardKeys.COARSE)))
                    .onExamples(EXAMPLES, CORRELATED_CORNERS, TableRules::correlatedPairs),
            Rule.<EstimatorCandidate>must(
                            "estimator.quantised-pairs.products",
                            "independent latents have the products of their bins' masses, by each of the three rules")
                    .from("QuantisedPairs; Quantisation.Rule")
                    .brokenBy("the density rule refused, bins that hold nothing left out of a product")
                    .unless(StandardKeys.unlessComputes(new QuantisedPairs(StandardKeys.COARSE)))
                    .onExamples(
                            EXAMPLES,
                            CORNERS.where(specimen -> specimen.kind().factorised()),
                            (candidate, specimen, trial) -> {
                                for (Quantisation.Rule rule : Quantisation.Rule.values()) {
                                    Quantisation cut = Corners.cut(trial.random(), rule);
                                    mustEqualReference(candidate, specimen, new QuantisedPairs(cut), trial);
                                }
                            }),
            Rule.<EstimatorCandidate>must(
                            "estimator.quantised-pairs.masked",
                            "latents, also discrete ones, whose family does not say that it is a product have the pairs"
                                    + " of products")
                    .from("QuantisedPairs; Posteriors.factorised")
                    .brokenBy("bins of the range for discrete latents, values taken for edges")
                    .unless(StandardKeys.unlessComputes(new QuantisedPairs(StandardKeys.COARSE)))
                    .onExamples(EXAMPLES, MASKED, TableRules::masked),
            Rule.<EstimatorCandidate>must(
                            "estimator.mean-histogram.edges",
                            "a mean on an edge lies in the bin above it, the greatest one in the last bin, and -0 where"
                                    + " 0 does; a range that no number holds is not defined")
                    .from("MeanHistogram")
                    .brokenBy("bins with their upper edges, the greatest mean in a bin of its own, -0 below 0, a range"
                            + " that overflows")
                    .unless(StandardKeys.unlessComputes(new MeanHistogram(2, 2)))
                    .once((candidate, trial) -> edges(candidate)),
            Rule.<EstimatorCandidate>must(
                            "estimator.many-values",
                            "figures of a factor of very many values are right or NaN, never anything else")
                    .from("InformationTable: a factor of so many values that no table holds them has NaN")
                    .brokenBy("zeros for tables that were not made")
                    .unless(StandardKeys.unlessComputes(new QuantisedPosterior(StandardKeys.COARSE, 2)))
                    .once((candidate, trial) -> manyValues(candidate)),
            rule(
                    "estimator.mean-histogram",
                    "means are cut in equal bins between the least and the greatest mean of each latent",
                    "MeanHistogram",
                    "a last bin without its upper edge, one range for all latents, ranges of some rows alone",
                    new MeanHistogram(2, 2),
                    (random, specimen) -> new MeanHistogram(2 << random.nextInt(4), 2 + random.nextInt(4))),
            rule(
                    "estimator.mean-pairs",
                    "joint entropies of binned means are those of the table of pairs of bins",
                    "MeanPairs",
                    "posteriors in place of means, weights left out",
                    new MeanPairs(StandardKeys.COARSE),
                    (random, specimen) -> new MeanPairs(cut(random, Quantisation.Rule.EXACT))),
            rule(
                    "estimator.posterior-moments",
                    "moments are the weighted means, covariances and extremes of the posteriors' own",
                    "Moments: Cov(z) = E[Cov(z given x)] + Cov(E[z given x])",
                    "a divisor of N - 1, weights left out, the noise's covariance left out",
                    new PosteriorMoments(),
                    (random, specimen) -> new PosteriorMoments()),
            rule(
                    "estimator.factor-correlations",
                    "squared correlations are those of means with factors as numbers, and 0 without variance",
                    "FactorCorrelations",
                    "correlations not squared, ranks, soft labels made hard, NaN for a constant factor",
                    new FactorCorrelations(),
                    (random, specimen) -> new FactorCorrelations()),
            rule(
                    "estimator.posterior-entropies",
                    "conditional entropies are weighted means of the posteriors' closed forms, and empty without one",
                    "PosteriorEntropies",
                    "sums of marginal entropies, weights left out, 0 in place of no closed form",
                    new PosteriorEntropies(List.of(LatentSet.of(0))),
                    (random, specimen) -> new PosteriorEntropies(StandardKeys.sets(specimen.latents()))),
            Rule.<EstimatorCandidate>must(
                            "estimator.quantised-posterior.discrete",
                            "informations of discrete latents are the exact sums over the joint of x, z and y")
                    .from("QuantisedPosterior: a discrete latent's values are its bins")
                    .brokenBy("latents of few values cut in bins like continuous ones, soft labels made hard")
                    .unless(StandardKeys.unlessComputes(new QuantisedPosterior(StandardKeys.COARSE, 2)))
                    .onExamples(EXAMPLES, DISCRETE, TableRules::discrete));

    private TableRules() {}

    private interface Key {
        Statistic<?> of(RandomGenerator random, Specimen specimen);
    }

    private static Rule<EstimatorCandidate> quantised(Quantisation.Rule rule, String statement, String mistakes) {
        return Rule.<EstimatorCandidate>must(
                        "estimator.quantised-posterior." + rule.name().toLowerCase(Locale.ROOT), statement)
                .from("QuantisedPosterior; Do and Tran 2020, A.10; metrics.md, section 2")
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(new QuantisedPosterior(StandardKeys.COARSE, 2)))
                .onExamples(EXAMPLES, SPECIMENS, (candidate, specimen, trial) -> {
                    Quantisation cut = cut(trial.random(), rule);
                    if (rule == Quantisation.Rule.INTEGRAL && !inside(specimen, cut)) {
                        throw trial.unsuitable("a posterior has next to nothing in the range");
                    }
                    mustEqualReference(
                            candidate,
                            specimen,
                            new QuantisedPosterior(cut, 2 + trial.random().nextInt(4)),
                            trial);
                });
    }

    private static Rule<EstimatorCandidate> rule(
            String id, String statement, String source, String mistakes, Statistic<?> any, Key key) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from(source)
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(any))
                .onExamples(
                        EXAMPLES,
                        SPECIMENS,
                        (candidate, specimen, trial) ->
                                mustEqualReference(candidate, specimen, key.of(trial.random(), specimen), trial));
    }

    /** Some bins, often with much mass outside. */
    private static Quantisation cut(RandomGenerator random, Quantisation.Rule rule) {
        double low = -4 + 3.5 * random.nextDouble();
        return new Quantisation(rule, 2 + random.nextInt(9), low, low + 1 + 5 * random.nextDouble());
    }

    /** What is left of a tail is scaled up by the rule, and rounding with it. */
    private static boolean inside(Specimen specimen, Quantisation cut) {
        Posteriors posteriors = specimen.posteriors();
        return specimen.kind() == Kind.DETERMINISTIC
                || specimen.kind() == Kind.CATEGORICAL
                || IntStream.range(0, specimen.rows())
                        .allMatch(row -> IntStream.range(0, specimen.latents())
                                .allMatch(i -> posteriors.cumulative(row, i, cut.high())
                                                - posteriors.cumulative(row, i, cut.low())
                                        > 1e-3));
    }

    private static void corners(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        for (Quantisation.Rule rule : Quantisation.Rule.values()) {
            Quantisation cut = Corners.cut(trial.random(), rule);
            mustEqualReference(candidate, specimen, new QuantisedPosterior(cut, StandardKeys.FACTOR_BINS), trial);
        }
    }

    private static void correlatedPairs(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        for (Quantisation.Rule rule : List.of(Quantisation.Rule.EXACT, Quantisation.Rule.INTEGRAL)) {
            QuantisedPairs key = new QuantisedPairs(Corners.cut(trial.random(), rule));
            if (rule == Quantisation.Rule.INTEGRAL && !muchOrNothing(specimen, key.quantisation())) {
                throw trial.unsuitable("two latents have little in the range, and more than next to nothing");
            }
            mustEqualReference(candidate, specimen, key, trial);
        }
    }

    /** What little is left of two latents is scaled up by the rule, and rounding with it. */
    private static boolean muchOrNothing(Specimen specimen, Quantisation cut) {
        Posteriors posteriors = specimen.posteriors();
        for (int row = 0; row < specimen.rows(); row++) {
            for (int i = 0; i < specimen.latents(); i++) {
                for (int j = 0; j < i; j++) {
                    double inside = joint(posteriors, row, i, cut.high(), j, cut.high())
                            - joint(posteriors, row, i, cut.low(), j, cut.high())
                            - joint(posteriors, row, i, cut.high(), j, cut.low())
                            + joint(posteriors, row, i, cut.low(), j, cut.low());
                    if (inside > 2e-9 && inside < 1e-4) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double joint(Posteriors posteriors, int row, int i, double a, int j, double b) {
        return posteriors.cumulative(row, i, a, j, b).orElseThrow();
    }

    private static void masked(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Representation bare = specimen.representation();
        Representation masked = Representation.of("masked", new Masked(bare.posteriors()), bare.factors())
                .weighted(specimen.weights());
        QuantisedPairs key = new QuantisedPairs(Corners.cut(trial.random(), Quantisation.Rule.EXACT));
        Figures.of(key, () -> Computation.of(candidate, masked).of(key))
                .mustEqual(
                        Figures.of(key, () -> Computation.reference(bare).of(key)),
                        CLOSE,
                        "of products that do not say so");
    }

    private static Specimen points(double[][] centres, List<FactorColumn> factors) {
        double[] even = new double[centres.length];
        Arrays.fill(even, 1);
        return new Specimen(
                Kind.DETERMINISTIC,
                centres,
                new double[centres.length][centres[0].length],
                Noises.independent(centres[0].length),
                factors,
                even);
    }

    private static void edges(EstimatorCandidate candidate) {
        double[][] centres = IntStream.rangeClosed(-4, 4)
                .mapToObj(c -> new double[] {c, c == 0 ? -0.0 : c})
                .toArray(double[][]::new);
        // Weights from 1 to 9: bins with their upper edges in place of their lower ones have other masses then.
        double[] weights = IntStream.rangeClosed(1, 9).mapToDouble(n -> n).toArray();
        double expected = IntStream.of(1, 2, 3, 4, 5, 6, 7, 8 + 9)
                .mapToDouble(n -> -n / 45.0 * Math.log(n / 45.0))
                .sum();
        Specimen onEdges = points(centres, List.of()).with(weights);
        InformationTable table =
                Computation.of(candidate, onEdges.representation()).of(new MeanHistogram(8, 2));
        mustBe(table.latentEntropy()[0], expected, "H of means on all nine edges of eight bins");
        mustBe(table.latentEntropy()[1], expected, "H of means on all nine edges, -0 one of them,");
        double most = Double.MAX_VALUE;
        Computation huge = Computation.of(
                candidate,
                points(new double[][] {{-most}, {0}, {most}}, List.of()).representation());
        MeanHistogram key = new MeanHistogram(4, 2);
        if (Figures.of(key, () -> huge.of(key)).defined()) {
            throw new Violation("means between " + -most + " and " + most + " are cut in bins, expected a reason why"
                    + " no bins can divide their range");
        }
        double[][] high = {{0.6 * most}, {0.8 * most}, {0.7 * most}};
        double apart = Computation.of(candidate, points(high, List.of()).representation())
                .of(new MeanHistogram(8, 2))
                .latentEntropy()[0];
        mustBe(apart, Math.log(3), "H of three large means");
    }

    /** Three points of three values: each tells the other. */
    private static void manyValues(EstimatorCandidate candidate) {
        FactorColumn column =
                FactorColumn.Labels.of(Factor.categorical("many", MANY_VALUES), new int[] {0, 7, MANY_VALUES - 1});
        Computation computation = Computation.of(
                candidate,
                points(new double[][] {{-1}, {0}, {1}}, List.of(column)).representation());
        InformationTable table = computation.of(new QuantisedPosterior(StandardKeys.COARSE, 2));
        for (double figure :
                new double[] {table.factorEntropy()[0], table.mutualInformation()[0][0], table.jointEntropy()[0][0]}) {
            if (!Double.isNaN(figure)) {
                mustBe(figure, Math.log(3), "a figure of a factor of " + MANY_VALUES + " values");
            }
        }
    }

    /** Tries all rows and then some of them, whose weights then count as shares of their own sum. */
    private static void mustEqualReference(
            EstimatorCandidate candidate, Specimen specimen, Statistic<?> key, Trial trial) {
        Representation representation = specimen.representation();
        Computation reference = Computation.reference(representation);
        Computation computation = Computation.of(candidate, representation);
        Figures right = Figures.of(key, () -> reference.of(key));
        if (!right.defined()) {
            throw trial.unsuitable(right.reason().orElseThrow());
        }
        Figures.of(key, () -> computation.of(key)).mustEqual(right, CLOSE, "over all rows");
        int[] part = IntStream.range(0, specimen.rows())
                .filter(row -> trial.random().nextInt(3) > 0)
                .toArray();
        Figures rightOfPart = Figures.of(key, () -> reference.of(key, part));
        if (rightOfPart.defined()) {
            Figures.of(key, () -> computation.of(key, part))
                    .mustEqual(rightOfPart, CLOSE, "over the rows " + Arrays.toString(part));
        }
    }

    private static void discrete(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Representation representation = specimen.representation();
        RepresentationJoint joint = RepresentationJoint.of(representation);
        InformationTable table = Computation.of(candidate, representation)
                .of(new QuantisedPosterior(StandardKeys.COARSE, StandardKeys.FACTOR_BINS));
        for (int i = 0; i < specimen.latents(); i++) {
            LatentSet set = LatentSet.of(i);
            mustBe(table.latentEntropy()[i], joint.entropy(set), "H(z" + i + ")");
            mustBe(table.conditionalEntropy()[i], joint.conditionalEntropy(set), "H(z" + i + " given x)");
            double told = joint.entropy(set) - joint.conditionalEntropy(set);
            mustBe(table.informativeness()[i], told, "I(x; z" + i + ")");
            for (int k = 0; k < specimen.factors().size(); k++) {
                String pair = "z" + i + "; y" + k;
                double shared = joint.entropy(set) + joint.factorEntropy(k) - joint.jointEntropy(set, k);
                mustBe(table.mutualInformation()[i][k], shared, "I(" + pair + ")");
                mustBe(table.jointEntropy()[i][k], joint.jointEntropy(set, k), "H(" + pair + ")");
                mustBe(table.factorEntropy()[k], joint.factorEntropy(k), "H(y" + k + ")");
            }
        }
    }

    private static void mustBe(double value, double expected, String what) {
        if (!(Math.abs(value - expected) <= CLOSE)) {
            throw new Violation(what + " is " + value + ", expected " + expected);
        }
    }
}

package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.definition.LatentDefinitions.Separation;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.GaussianOracle;
import org.teasel.conformance.oracle.MixtureOracle;
import org.teasel.conformance.oracle.RepresentationJoint;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/**
 * Rules from end to end, estimators included: data whose truth is known by sums over all cells, in closed form or by
 * quadrature.
 */
final class Truths {

    private static final double EXACT = 1e-9;

    /** Draws of a run. */
    private static final int DRAWS = 300;

    /** What the bias of a ratio of two means of {@link #DRAWS} draws is well below. */
    private static final double RATIO = 0.01;

    private static final Settings SETTINGS =
            Settings.DEFAULT.withSamples(DRAWS).withThreads(1).withRepeats(1);

    /** Few rows and values: the joint table has a cell for each combination. */
    private static final Specimens DISCRETE = Specimens.labelled()
            .of(Kind.CATEGORICAL)
            .withRows(2, 8)
            .withLatents(3, 3)
            .withFactors(1, 2)
            .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.DEPENDENT, FactorKind.SOFT);

    private static final Specimens CORRELATED =
            Specimens.any().of(Kind.CORRELATED).withRows(1, 6).withLatents(1, 4);

    private Truths() {}

    static List<Rule<Subject>> rules() {
        return Stream.of(
                        Stream.of(
                                onCells("mig", "", FactorDefinitions::mig),
                                onCells("rmig", "", table -> FactorDefinitions.rmig(table, false)),
                                onCells("rmig", "normalised", table -> FactorDefinitions.rmig(table, true)),
                                onCells("jemmig", "", table -> FactorDefinitions.jemmig(table, false)),
                                onCells("jemmig", "normalised", table -> FactorDefinitions.jemmig(table, true)),
                                onCells("modularity", "", t -> FactorDefinitions.modularity(t, Double.NaN)),
                                onSharpCodes("mig", "mean-histogram", FactorDefinitions::mig),
                                onSharpCodes("modularity", "mean", t -> FactorDefinitions.modularity(t, Double.NaN)),
                                onSharpCodes("modularity", "mean-zero", t -> FactorDefinitions.modularity(t, 0))),
                        Stream.of(
                                misjed(),
                                sampled(
                                        "mig",
                                        Set.of("monte-carlo", "monte-carlo-uniform"),
                                        RATIO,
                                        exact -> FactorDefinitions.mig(FactorTable.of(exact))
                                                .value()),
                                sampled(
                                        "rmig",
                                        Set.of("monte-carlo"),
                                        0,
                                        exact -> FactorDefinitions.rmig(FactorTable.of(exact), false)
                                                .value()),
                                sampled(
                                        "jemmig",
                                        Set.of("monte-carlo"),
                                        0,
                                        exact -> FactorDefinitions.jemmig(FactorTable.of(exact), false)
                                                .value()),
                                sampled(
                                        "informativeness",
                                        Set.of(""),
                                        0,
                                        exact -> exact.information(LatentSet.all(exact.latents()))),
                                sampled(
                                        "tc",
                                        Set.of(""),
                                        0,
                                        exact -> exact.totalCorrelation(LatentSet.all(exact.latents())))),
                        Stream.of(
                                best("sepin", Separation::separable),
                                best("indin", Separation::independent),
                                weighted("wsepin", Separation::separable),
                                weighted("windin", Separation::independent),
                                gaussianMean(),
                                gaussianSampled(),
                                minibatches(),
                                conditional(),
                                elboTerms(),
                                factorDisintegration()))
                .flatMap(rules -> rules)
                .toList();
    }

    private static Rule.Draft<Subject> draft(String id, Set<String> variants, String suffix, String statement) {
        return Rule.<Subject>must("definition." + id + ".truth" + suffix, statement)
                .brokenBy("an estimate of something else, other bins or draws than the settings say, a definition with"
                        + " other terms")
                .unless(subject -> subject.isNot(id, variants));
    }

    private static String suffix(String variant) {
        return variant.isEmpty() ? "" : "." + variant;
    }

    private static Rule<Subject> onCells(String id, String variant, Function<FactorTable, Measurement> definition) {
        return draft(
                        id,
                        Set.of(variant),
                        suffix(variant),
                        "of discrete latents it is what sums over all cells of the joint distribution give")
                .from("exact sums over small joints; definition." + id)
                .onExamples(12, DISCRETE, (subject, specimen, trial) -> {
                    Representation representation = specimen.representation();
                    FactorTable table = FactorTable.of(RepresentationJoint.of(representation));
                    if (table.doubtful() || FactorDefinitions.ambiguous(table)) {
                        throw trial.unsuitable("two latents tell equally much, or hardly anything, about a factor");
                    }
                    double expected = value(definition, table, trial);
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", expected, actual, EXACT);
                });
    }

    private static double value(Function<FactorTable, Measurement> definition, FactorTable table, Trial trial) {
        try {
            return definition.apply(table).value();
        } catch (NotDefinedException e) {
            throw trial.unsuitable("it has no value there");
        }
    }

    private static Rule<Subject> onSharpCodes(
            String id, String variant, Function<FactorTable, Measurement> definition) {
        return draft(
                        id,
                        Set.of(variant),
                        suffix(variant),
                        "where all posteriors are certain, their means tell what sums over all cells give")
                .from("exact sums over small joints; definition." + id)
                .once(each(12, (subject, representation, trial) -> {
                    FactorTable table = FactorTable.of(RepresentationJoint.of(representation));
                    double expected = value(definition, table, trial);
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", expected, actual, EXACT);
                }));
    }

    private interface OnCodes {
        void check(Subject subject, Representation representation, Trial trial);
    }

    private static Check.Action<Subject> each(int count, OnCodes check) {
        return (subject, trial) -> {
            for (int n = 0; n < count; n++) {
                check.check(subject, Designs.sharpCodes(trial.random()), trial);
            }
        };
    }

    private static Rule<Subject> misjed() {
        return draft("misjed", Set.of(""), "", "of latents that are certain it is the mean of I(z_i; z_j) over pairs")
                .from("Do and Tran 2020, Eq. 7; exact sums over small joints")
                .once(each(12, (subject, representation, trial) -> {
                    RepresentationJoint exact = RepresentationJoint.of(representation);
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        sum += exact.totalCorrelation(LatentSet.allBut(i, 3)) / 3;
                    }
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", sum, actual, EXACT);
                }));
    }

    private static Rule<Subject> sampled(
            String id, Set<String> variants, double tolerance, ToDoubleFunction<RepresentationJoint> truth) {
        String variant = variants.contains("") ? "" : ".monte-carlo";
        return draft(id, variants, variant, "its mean over seeds is what sums over all cells of the joint give")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    double expected = truth.applyAsDouble(RepresentationJoint.of(representation));
                    requireMean(subject, trial, representation, expected, tolerance);
                });
    }

    private static void requireMean(
            Subject subject, Trial trial, Representation representation, double expected, double tolerance) {
        MeanTest.of(subject.name().toString(), expected, tolerance)
                .check(
                        trial,
                        seed -> subject.measure(representation, SETTINGS.withSeed(seed))
                                .value());
    }

    private static Separation exact(Representation representation) {
        return Separation.of(
                Informations.of(RepresentationJoint.of(representation)),
                representation.posteriors().latents(),
                true);
    }

    private static Rule<Subject> best(String id, Function<Separation, double[]> figures) {
        return draft(id, Set.of(""), "", "its mean over seeds is what sums over all cells give, for each k")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    double[] exact = figures.apply(exact(representation));
                    OptionalInt own = subject.name().k();
                    requireMean(
                            subject,
                            trial,
                            representation,
                            LatentDefinitions.best(exact, 2, own).value(),
                            0);
                    for (int k = 1; k <= 3; k++) {
                        Measurement truth = LatentDefinitions.best(exact, 2, OptionalInt.of(k));
                        subject.metric()
                                .at(k)
                                .ifPresent(metric -> requireMean(
                                        new Subject(metric, subject.scorer()),
                                        trial,
                                        representation,
                                        truth.value(),
                                        0));
                    }
                });
    }

    private static Rule<Subject> weighted(String id, Function<Separation, double[]> figures) {
        return draft(id, Set.of(""), "", "its mean over seeds is what sums over all cells of the joint give")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    Separation exact = exact(representation);
                    double truth = LatentDefinitions.weighted(exact.alone(), figures.apply(exact))
                            .value();
                    requireMean(subject, trial, representation, truth, RATIO);
                });
    }

    private static Rule<Subject> gaussianMean() {
        return draft(
                        "tc",
                        Set.of("gaussian-mean"),
                        ".gaussian-mean",
                        "for two means of correlation r it is -1/2 log(1 - r^2), whatever the noise and with a constant"
                                + " latent beside them, and infinite for r = 1")
                .from("RTC-VAE, Proposition 1")
                .once((subject, trial) -> {
                    for (double r : new double[] {-0.9, 0, 0.5}) {
                        for (double deviation : new double[] {0, 1.5}) {
                            requireCorrelation(subject, r, deviation, false, -0.5 * Math.log(1 - r * r));
                            requireCorrelation(subject, r, deviation, true, -0.5 * Math.log(1 - r * r));
                        }
                    }
                    requireCorrelation(subject, 1, 0, false, Double.POSITIVE_INFINITY);
                });
    }

    private static Rule<Subject> gaussianSampled() {
        return draft(
                        "tc",
                        Set.of("gaussian-sampled"),
                        ".gaussian-sampled",
                        "for two means of variance 1 and correlation r with noise of variance s^2 it is -1/2 log(1 -"
                                + " (r / (1 + s^2))^2)")
                .from("RTC-VAE, Proposition 1; the law of total covariance")
                .once((subject, trial) -> {
                    for (double r : new double[] {-0.9, 0, 0.5, 1}) {
                        for (double deviation : new double[] {0.5, 1.5}) {
                            double c = r / (1 + deviation * deviation);
                            requireCorrelation(subject, r, deviation, false, -0.5 * Math.log(1 - c * c));
                        }
                    }
                });
    }

    private static void requireCorrelation(
            Subject subject, double correlation, double deviation, boolean constant, double expected) {
        Representation representation = Designs.correlatedMeans(correlation, deviation, constant);
        Parts.equal(
                "the value for means of correlation " + correlation + " and noise of deviation " + deviation,
                expected,
                subject.measure(representation, SETTINGS).value(),
                EXACT);
    }

    private static Rule<Subject> minibatches() {
        return draft(
                        "tc",
                        Set.of("mws", "mss1"),
                        ".minibatches",
                        "where all posteriors are the same product, mws gives (L - 1) log N, its bias, and mss1 gives 0")
                .from("Chen et al. 2018, Eq. 3; RTC-VAE, appendix 1.2: the weights sum to 1 / N and to 1")
                .once((subject, trial) -> {
                    for (int latents = 1; latents <= 3; latents++) {
                        double bias = subject.name().variant().equals("mws") ? (latents - 1) * Math.log(7) : 0;
                        Representation representation = Designs.alike(7, latents);
                        double actual =
                                subject.measure(representation, SETTINGS).value();
                        Parts.equal("the value for " + latents + " latents", bias, actual, EXACT);
                    }
                });
    }

    private static Rule<Subject> conditional() {
        return draft(
                        "conditional-tc",
                        Set.of(""),
                        "",
                        "for Gaussian posteriors it is the weighted mean of -1/2 log det of the noise's correlations")
                .from("Yang et al. 2021, Theorem 1; the closed form for Gaussians")
                .onExamples(12, CORRELATED, (subject, specimen, trial) -> {
                    Specimen example = specimen.latents() % 2 == 0
                            ? specimen.withNoise(Noises.equal(specimen.latents(), 0.7))
                            : specimen;
                    Representation representation = example.representation();
                    double expected = GaussianOracle.conditionalTotalCorrelation(
                            representation, LatentSet.all(example.latents()));
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", expected, actual, EXACT);
                });
    }

    private static Rule<Subject> elboTerms() {
        return draft(
                        "elbo-terms",
                        Set.of(""),
                        "",
                        "its mean over seeds is the closed form of the divergence, and those of its terms, where it names"
                                + " them, what quadrature gives")
                .from("Chen et al. 2018, Eq. 2; quadrature over mixtures of Gaussians")
                .once((subject, trial) -> {
                    Representation representation = Designs.correlatedGaussians();
                    double closed = IntStream.range(0, representation.size())
                            .mapToDouble(n -> representation.weight(n)
                                    * GaussianOracle.of(representation.posteriors(), n)
                                            .divergenceFromStandard())
                            .sum();
                    requireMean(subject, trial, representation, closed, 0);

                    requireTerm(subject, trial, "indexCodeMutualInformation", Integrals.INFORMATION);
                    requireTerm(subject, trial, "totalCorrelation", Integrals.TOTAL_CORRELATION);
                    requireTerm(subject, trial, "dimensionWiseDivergence", Integrals.DIVERGENCES);
                });
    }

    /** Terms of the divergence of the correlated Gaussians by quadrature, done once as they take seconds. */
    private static final class Integrals {

        private static final MixtureOracle BOTH = MixtureOracle.of(Designs.correlatedGaussians(), LatentSet.all(2));

        static final double INFORMATION = BOTH.information().mean();
        static final double TOTAL_CORRELATION = BOTH.totalCorrelation().mean();
        static final double DIVERGENCES = IntStream.range(0, 2)
                .mapToDouble(i -> MixtureOracle.of(Designs.correlatedGaussians(), LatentSet.of(i))
                        .divergenceFromStandard()
                        .mean())
                .sum();
    }

    private static void requireTerm(Subject subject, Trial trial, String term, double expected) {
        Representation representation = Designs.correlatedGaussians();
        if (subject.measure(representation, SETTINGS).components().containsKey(term)) {
            MeanTest.of(term, expected, 1e-6)
                    .check(
                            trial,
                            seed -> subject.measure(representation, SETTINGS.withSeed(seed))
                                    .components()
                                    .get(term));
        }
    }

    private static Rule<Subject> factorDisintegration() {
        return draft(
                        "factor-disintegration",
                        Set.of(""),
                        "",
                        "two latents that hold a bit each of a factor of four values make 1, a bit and its copy 0, and two"
                                + " bits with a copy of one 1; uncorrelated latents make 0 where one tells the other, and 1"
                                + " where they share a fifth of the lesser entropy")
                .from("RTC-VAE, section 5.3")
                .once((subject, trial) -> {
                    requireFurther(subject, 1, n -> new double[] {n / 2, n % 2});
                    requireFurther(subject, 0, n -> new double[] {n / 2, n / 2});
                    requireFurther(subject, 1, n -> new double[] {n / 2, n / 2, n % 2});
                    // Of -1, 0 and 1, the second is the square of the first.
                    requireFurther(subject, 3, 0, n -> new double[] {n / 2.0, n == 1 ? 0 : 1});
                    requireFurther(subject, 12, 1, twelveOfSixteen());
                });
    }

    /**
     * Pairs of two latents of four values, all but four so that the latents are uncorrelated and share
     * log 16/12 = 0.29 nats, a fifth of log 4.
     */
    private static IntFunction<double[]> twelveOfSixteen() {
        int[] missing = {1, 3, 0, 2};
        double[][] pairs = IntStream.range(0, 16)
                .filter(cell -> cell % 4 != missing[cell / 4])
                .mapToObj(cell -> new double[] {cell / 4 / 3.0, cell % 4 / 3.0})
                .toArray(double[][]::new);
        return n -> pairs[n];
    }

    private static void requireFurther(Subject subject, double expected, IntFunction<double[]> bits) {
        requireFurther(subject, 4, expected, bits);
    }

    /**
     * Requires a value where latents are a function of the only factor.
     *
     * @param values how many the factor has
     * @param codes from 0 to 1
     */
    private static void requireFurther(Subject subject, int values, double expected, IntFunction<double[]> codes) {
        int rows = 4 * values;
        double[][] means = IntStream.range(0, rows)
                .mapToObj(n -> Arrays.stream(codes.apply(n % values))
                        .map(b -> 2 * b - 1)
                        .toArray())
                .toArray(double[][]::new);
        List<FactorColumn> factor = List.of(Designs.labels("y", values, rows, n -> n % values));
        double actual = subject.measure(Designs.points(means, factor), SETTINGS).value();
        Parts.equal("the value", expected, actual, EXACT);
    }
}

package org.teasel.conformance.definition;

import static org.teasel.conformance.definition.Truths.EXACT;
import static org.teasel.conformance.definition.Truths.SETTINGS;
import static org.teasel.conformance.definition.Truths.draft;
import static org.teasel.conformance.definition.Truths.requireMean;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.GaussianOracle;
import org.teasel.conformance.oracle.MixtureOracle;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Truths of Gaussian latents and of factors made for it, in closed form or by quadrature. */
final class ClosedTruths {

    private static final Specimens CORRELATED =
            Specimens.any().of(Kind.CORRELATED).withRows(1, 6).withLatents(1, 4);

    private ClosedTruths() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                gaussianMean(), gaussianSampled(), minibatches(), conditional(), elboTerms(), factorDisintegration());
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

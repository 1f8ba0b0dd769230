package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.GaussianOracle;
import org.teasel.conformance.oracle.RepresentationJoint;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/**
 * The theorems of the papers, one side from the estimator on trial, the other from closed forms, integration or exact
 * sums.
 */
final class TheoremRules {

    private static final double CLOSE = 1e-9;

    private static final Statistic<?> SAMPLED = new SampledPosterior(List.of(LatentSet.of(0)), 2, 0, 2);

    private static final Generator<Specimen> CORRELATED =
            Specimens.any().of(Kind.CORRELATED).withRows(2, 6).withLatents(2, 4);

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "theorem.yang2021.theorem-1",
                    "what latents together tell of x beyond what each tells is their dependence given x less their"
                            + " dependence",
                    "Yang et al. 2021, Theorem 1, Eq. 8: I(z_S; x) - sum_i I(z_i; x) = E KL(q(z_S given x) || prod_i"
                            + " q(z_i given x)) - KL(q(z_S) || prod_i q(z_i))",
                    "correlated posteriors taken for products, marginals from other draws",
                    SAMPLED,
                    1,
                    SampledRules.TWO.where(specimen -> specimen.kind() != Kind.FOREIGN),
                    TheoremRules::theorem1),
            rule(
                    "theorem.yang2021.lemma-1",
                    "information adds up: I(z_j; x given z_S) = I(z_S, z_j; x) - I(z_S; x)",
                    "Yang et al. 2021, Lemma 1, Eq. 5 and 6, by the chain rule",
                    "sums of single informations for the joint one",
                    SAMPLED,
                    3,
                    Specimens.any().of(Kind.CATEGORICAL).withRows(2, 8).withLatents(2, 2),
                    TheoremRules::lemma1),
            rule(
                    "theorem.yang2021.lemma-2",
                    "latents are independent given x exactly where their noise is: their total correlation given x is"
                            + " that of the noise",
                    "Yang et al. 2021, Lemma 2, Eq. 10",
                    "noise taken for independent, covariances for correlations",
                    SAMPLED,
                    3,
                    CORRELATED,
                    TheoremRules::lemma2),
            rule(
                    "theorem.yang2021.lemma-3",
                    "as noise vanishes, I(x; z) grows until every row is told apart: it then is H(x), and no more",
                    "Yang et al. 2021, Lemma 3; for N rows instead of a continuum",
                    "clamped densities, exponentials that underflow, an own component left out",
                    SAMPLED,
                    2,
                    Specimens.any().of(Kind.DIAGONAL).withRows(2, 8).withLatents(1, 2),
                    TheoremRules::lemma3),
            rule(
                    "theorem.yang2020.theorem-2",
                    "where latents are independent given x, TC(z) = sum_i I(z_i; x) - I(z; x), at least 0",
                    "Yang et al. 2020, Theorem 2, Eq. 12",
                    "marginals of means, total correlation of a Gaussian with the same moments",
                    SAMPLED,
                    1,
                    SampledRules.TWO.where(specimen -> specimen.kind() == Kind.DIAGONAL),
                    TheoremRules::theorem2),
            rule(
                    "theorem.rtc-vae.proposition-1",
                    "the total correlation of a Gaussian is half of log det diag C - log det C",
                    "RTC-VAE, Proposition 1, Eq. 6",
                    "a factor of 2, standard deviations for variances",
                    SAMPLED,
                    2,
                    CORRELATED,
                    TheoremRules::proposition1),
            rule(
                    "theorem.chen2018.elbo-decomposition",
                    "E KL(q(z given x) || p(z)) = I(x; z) + TC(z) + sum_i KL(q(z_i) || p(z_i))",
                    "Chen et al. 2018, Eq. 2",
                    "total correlation of means, information that saturates at log M of a minibatch",
                    SAMPLED,
                    3,
                    Specimens.any()
                            .of(Kind.DIAGONAL, Kind.CORRELATED)
                            .withRows(2, 6)
                            .withLatents(2, 3),
                    TheoremRules::decomposition),
            rule(
                    "theorem.correlated-noise-constant",
                    "correlated noise makes E KL(q(z given x) || N(0, I)) larger by -1/2 log det of its correlations,"
                            + " whatever x",
                    "Yang et al. 2021, section 5 and appendix",
                    "entropies of marginals added up, a determinant of covariances",
                    new PosteriorEntropies(List.of(LatentSet.of(0))),
                    10,
                    CORRELATED,
                    TheoremRules::correlatedNoise),
            rule(
                    "theorem.rtc-vae.disparity",
                    "TC of the means grows without bound while TC of the latents stays below that of their noise",
                    "RTC-VAE, Theorem 1, Eq. 2, for means of a Gaussian's covariance and noise of one deviation",
                    "the noise's covariance left out of Cov(z), or added to that of the means",
                    new PosteriorMoments(),
                    5,
                    Specimens.any().of(Kind.DIAGONAL).withRows(4, 4).withLatents(2, 2),
                    TheoremRules::disparity));

    private TheoremRules() {}

    private static Rule<EstimatorCandidate> rule(
            String id,
            String statement,
            String source,
            String mistakes,
            Statistic<?> key,
            int examples,
            Generator<Specimen> generator,
            Check.ActionOn<EstimatorCandidate, Specimen> action) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from(source)
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(key))
                .onExamples(examples, generator, action);
    }

    private static double sum(int latents, ToDoubleFunction<LatentSet> reading) {
        return IntStream.range(0, latents)
                .mapToObj(LatentSet::of)
                .mapToDouble(reading)
                .sum();
    }

    private static void theorem1(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        LatentSet both = LatentSet.all(2);
        double given = GaussianOracle.conditionalTotalCorrelation(specimen.representation(), both);
        double total = SampledRules.oracle(specimen, both).totalCorrelation().mean();
        SampledFigures.of(candidate, specimen, trial)
                .mustAverage(
                        "I(x; z) - sum of I(x; z_i)",
                        given - total,
                        sampled -> sampled.information(both) - sum(2, sampled::information));
    }

    private static void lemma1(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        RepresentationJoint joint = RepresentationJoint.of(specimen.representation());
        LatentSet first = LatentSet.of(0);
        LatentSet second = LatentSet.of(1);
        int[] given = joint.latents(first);
        double expected = joint.joint().conditionalEntropy(joint.latents(second), given)
                - joint.joint().conditionalEntropy(joint.latents(second), new int[] {given[0], 0});
        SampledFigures.of(candidate, specimen, trial)
                .mustAverage(
                        "I(x; z0, z1) - I(x; z0)",
                        expected,
                        sampled -> sampled.information(LatentSet.all(2)) - sampled.information(first));
    }

    private static void lemma2(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        LatentSet all = LatentSet.all(specimen.latents());
        double expected = GaussianOracle.centred(specimen.noise()).totalCorrelation();
        ToDoubleFunction<SampledInformation> given = sampled -> sampled.conditionalTotalCorrelation(all);
        SampledFigures.of(candidate, specimen, trial).mustAverage("total correlation of z given x", expected, given);
        Specimen independent = specimen.withNoise(Noises.independent(specimen.latents()));
        double none = given.applyAsDouble(
                SampledFigures.of(candidate, independent, trial).draw(SampledFigures.DRAWS, trial.seed()));
        mustBe(none, 0, "total correlation of z given x with independent noise");
    }

    private static void lemma3(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        LatentSet all = LatentSet.all(specimen.latents());
        double[][] centres = new double[specimen.rows()][specimen.latents()];
        for (int row = 0; row < centres.length; row++) {
            Arrays.fill(centres[row], 0.25 * row);
        }
        double last = Double.NEGATIVE_INFINITY;
        Computation computation = null;
        SampledFigures figures = null;
        for (double deviation : new double[] {1e3, 1e-1, 1e-3, 1e-9}) {
            double[][] spreads = new double[specimen.rows()][specimen.latents()];
            Arrays.stream(spreads).forEach(row -> Arrays.fill(row, deviation));
            figures = SampledFigures.of(candidate, specimen.with(centres, spreads), trial);
            computation = figures.computation();
            double information =
                    figures.draw(20 * SampledFigures.DRAWS, trial.seed()).information(all);
            // The mean of 4000 draws, each between 0 and -log of the least weight, may miss by some hundredths.
            if (!(information > last - 0.2)) {
                throw new Violation("I(x; z) is " + information + " at a deviation of " + deviation
                        + ", expected more than with more noise, " + last);
            }
            last = information;
        }
        figures.mustAverage(
                "I(x; z) almost without noise",
                computation.population().entropy(),
                sampled -> sampled.information(all));
    }

    private static void theorem2(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        LatentSet both = LatentSet.all(2);
        SampledFigures.of(candidate, specimen, trial)
                .mustAverage(
                        "sum of I(x; z_i) - I(x; z)",
                        SampledRules.oracle(specimen, both).totalCorrelation(),
                        sampled -> sum(2, sampled::information) - sampled.information(both));
    }

    private static void proposition1(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Specimen single = specimen.select(new int[specimen.rows()]);
        LatentSet all = LatentSet.all(specimen.latents());
        double expected = GaussianOracle.of(single.posteriors(), 0).totalCorrelation();
        SampledFigures.of(candidate, single.with(specimen.weights()), trial)
                .mustAverage(
                        "sum of H(z_i) - H(z) of a Gaussian",
                        expected,
                        sampled -> sum(specimen.latents(), sampled::entropy) - sampled.entropy(all));
    }

    private static void decomposition(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Representation representation = specimen.representation();
        int latents = specimen.latents();
        LatentSet all = LatentSet.all(latents);
        double divergence = IntStream.range(0, specimen.rows())
                .mapToDouble(row -> representation.weight(row)
                        * GaussianOracle.of(representation.posteriors(), row).divergenceFromStandard())
                .sum();
        double ofLatents = sum(
                latents,
                set -> SampledRules.oracle(specimen, set)
                        .divergenceFromStandard()
                        .mean());
        SampledFigures.of(candidate, specimen, trial)
                .mustAverage(
                        "I(x; z) + TC(z)",
                        divergence - ofLatents,
                        sampled -> sampled.information(all) + sum(latents, sampled::entropy) - sampled.entropy(all));
    }

    /** E_x KL(q(z given x) || N(0, I)) is a cross-entropy, which marginals decide, less H(z given x). */
    private static void correlatedNoise(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        LatentSet all = LatentSet.all(specimen.latents());
        PosteriorEntropies key = new PosteriorEntropies(List.of(all));
        Map<LatentSet, OptionalDouble> correlated =
                Computation.of(candidate, specimen.representation()).of(key);
        Map<LatentSet, OptionalDouble> factorised = Computation.of(
                        candidate, specimen.as(Kind.DIAGONAL).representation())
                .of(key);
        mustBe(
                factorised.get(all).orElseThrow() - correlated.get(all).orElseThrow(),
                -0.5 * GaussianOracle.centred(specimen.noise()).logDeterminant(),
                "what correlated noise adds to KL(q(z given x) || N(0, I))");
    }

    /** Four means with the covariance ((1, rho), (rho, 1)), and noise of one deviation. */
    private static void disparity(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        double deviation = 0.3 + trial.random().nextDouble();
        double bound = gaussian(1 + deviation * deviation, 1).totalCorrelation();
        double last = 0;
        for (double rho : new double[] {0.5, 0.9, 0.999, 1 - 1e-9}) {
            double along = Math.sqrt(1 + rho);
            double across = Math.sqrt(1 - rho);
            double[][] centres = {{along, along}, {-along, -along}, {across, -across}, {-across, across}};
            double[][] spreads = new double[4][2];
            Arrays.stream(spreads).forEach(row -> Arrays.fill(row, deviation));
            double[] even = {1, 1, 1, 1};
            Moments moments = Computation.of(
                            candidate,
                            specimen.with(centres, spreads).with(even).representation())
                    .of(new PosteriorMoments());
            double ofMeans = GaussianOracle.centred(moments.covarianceOfMeans()).totalCorrelation();
            double ofLatents = GaussianOracle.centred(moments.covariance()).totalCorrelation();
            String where = " at a correlation of " + rho;
            mustBe(ofMeans, gaussian(1, rho).totalCorrelation(), "TC of the means" + where);
            mustBe(ofLatents, gaussian(1 + deviation * deviation, rho).totalCorrelation(), "TC of the latents" + where);
            if (!(ofMeans > last) || !(ofLatents < bound)) {
                throw new Violation("TC of the means is " + ofMeans + " and of the latents " + ofLatents + where
                        + ", expected one above " + last + " and one below " + bound);
            }
            last = ofMeans;
        }
    }

    private static GaussianOracle gaussian(double variance, double covariance) {
        return GaussianOracle.centred(new double[][] {{variance, covariance}, {covariance, variance}});
    }

    private static void mustBe(double value, double expected, String what) {
        // Near a correlation of 1 a determinant keeps some of its digits only.
        if (!(Math.abs(value - expected) <= CLOSE + 1e-6 * Math.max(0, Math.abs(expected) - 1))) {
            throw new Violation(what + " is " + value + ", expected " + expected);
        }
    }
}

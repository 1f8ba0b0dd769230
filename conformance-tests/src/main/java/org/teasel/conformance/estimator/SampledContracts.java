package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.Expectation;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** What Monte Carlo figures keep on every single set of draws, and how they spread from seed to seed. */
final class SampledContracts {

    private static final double EXACT = 1e-9;

    private static final int EXAMPLES = 8;

    private static final LatentSet FIRST = LatentSet.of(0);

    private static final Specimens ANY = Specimens.any().withRows(2, 12).withLatents(1, 3);

    /** Latents that spread, so that draws differ and rows can be moved apart. */
    private static final Specimens SMOOTH = ANY.of(Kind.DIAGONAL, Kind.CORRELATED, Kind.LOGISTIC, Kind.FOREIGN);

    /** Mixtures whose draws differ: a few rows that overlap in part. */
    private static final Generator<Specimen> OVERLAPPING = Specimens.any()
            .of(Kind.DIAGONAL)
            .withRows(4, 8)
            .withLatents(1, 1)
            .where(specimen -> Arrays.stream(specimen.weights()).allMatch(weight -> weight > 0)
                    && SampledRules.oracle(specimen, FIRST).entropy().deviation() > 0.3);

    /** Runs by which spreads are compared. */
    private static final int RUNS = 150;

    /**
     * Greatest ratio of a variance estimated from {@value #RUNS} runs to the true one, or of the true one to it. Means of
     * many draws are nearly normal; chance exceeds it with a probability below 1e-10.
     */
    private static final double GREATEST_RATIO = 2.5;

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.sampled.draws",
                    "there are as many draws as the key asks for, in at least two groups",
                    "groups of draws counted as draws",
                    ANY,
                    SampledContracts::draws),
            rule(
                    "estimator.sampled.saturation",
                    "I(x; z) never exceeds the greatest -log p_n of the rows, and of equal weights is at most log N",
                    "the own component left out, a mixture that is not divided by its weights",
                    ANY,
                    SampledContracts::saturation),
            rule(
                    "estimator.sampled.separated",
                    "rows far apart are told apart for sure: I(x; z) is the mean of -log p_n over the draws",
                    "exponentials that underflow, an epsilon in the logarithm",
                    SMOOTH,
                    SampledContracts::separated),
            rule(
                    "estimator.sampled.equal-rows",
                    "equal posteriors tell nothing of x: I(x; z) is 0 on every set of draws",
                    "H(z given x) from other draws than H(z), a mixture without the own component",
                    ANY,
                    SampledContracts::equalRows),
            rule(
                    "estimator.sampled.noise-latent",
                    "a latent that is alike in all rows and independent adds nothing to I(x; z), draw for draw",
                    "differences of two entropies from different draws, densities clamped",
                    SMOOTH,
                    SampledContracts::noiseLatent),
            rule(
                    "estimator.sampled.seeds",
                    "another seed gives other draws",
                    "a seed that is not used, one generator for all runs",
                    SMOOTH,
                    SampledContracts::seeds),
            Rule.<EstimatorCandidate>must(
                            "estimator.sampled.all-draws",
                            "all S draws are used: over seeds, the figures spread as means of S independent draws do")
                    .from("SampledPosterior: z^(m), m = 1..S; Expectation.standardError")
                    .brokenBy("few distinct draws used many times, draws that all come from few components")
                    .unless(unless())
                    .onExamples(2, OVERLAPPING, SampledContracts::allDraws),
            Rule.<EstimatorCandidate>must(
                            "estimator.sampled.standard-error",
                            "groups of draws tell an honest standard error: what leaving out a group at a time says is"
                                    + " what seeds show, within a factor of 2.5 in the variance")
                    .from("Resampled: groups of draws that are independent of each other; SampledInformation.without")
                    .brokenBy("groups that share draws, groups of unequal kinds of draws, correlated draws")
                    .unless(unless())
                    .onExamples(2, OVERLAPPING, SampledContracts::standardError));

    private SampledContracts() {}

    private static Function<EstimatorCandidate, Optional<String>> unless() {
        return StandardKeys.unlessComputes(new SampledPosterior(List.of(FIRST), 2, 0, 2));
    }

    private static Rule<EstimatorCandidate> rule(
            String id,
            String statement,
            String mistakes,
            Generator<Specimen> generator,
            Check.ActionOn<EstimatorCandidate, Specimen> action) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from("SampledPosterior; metrics.md, section 3, 4 and 9")
                .brokenBy(mistakes)
                .unless(unless())
                .onExamples(EXAMPLES, generator, action);
    }

    private static SampledInformation draw(EstimatorCandidate candidate, Specimen specimen, Trial trial, int draws) {
        return SampledFigures.of(candidate, specimen, trial).draw(draws, trial.seed());
    }

    private static void mustBe(double value, double expected, String what) {
        if (!(Math.abs(value - expected) <= EXACT * Math.max(1, Math.abs(expected)))) {
            throw new Violation(what + " is " + value + ", expected " + expected);
        }
    }

    private static void draws(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        SampledInformation sampled = draw(candidate, specimen, trial, 30);
        mustBe(sampled.samples(), 30, "number of draws");
        if (sampled.groups() < 2) {
            throw new Violation("there are " + sampled.groups() + " groups of draws, expected at least 2");
        }
    }

    private static void saturation(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Representation representation = specimen.representation();
        double most = IntStream.range(0, specimen.rows())
                .mapToDouble(representation::weight)
                .filter(p -> p > 0)
                .map(p -> -Math.log(p))
                .max()
                .orElseThrow();
        SampledInformation sampled = draw(candidate, specimen, trial, 30);
        for (LatentSet set : StandardKeys.sets(specimen.latents())) {
            if (!(sampled.information(set) <= most + EXACT)) {
                throw new Violation(
                        "I(x; z) of latents " + set + " is " + sampled.information(set) + ", expected at most " + most);
            }
        }
    }

    /** The mean of -log p_n lies between the least and the greatest; of equal weights it is log N. */
    private static void separated(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        double[][] centres = new double[specimen.rows()][specimen.latents()];
        for (int row = 0; row < centres.length; row++) {
            Arrays.fill(centres[row], 1e4 * row);
        }
        double[] even = new double[specimen.rows()];
        Arrays.fill(even, 1);
        Specimen apart = specimen.with(centres, specimen.spreads()).with(even);
        SampledInformation sampled = draw(candidate, apart, trial, 30);
        for (LatentSet set : StandardKeys.sets(specimen.latents())) {
            mustBe(
                    sampled.information(set),
                    Math.log(specimen.rows()),
                    "I(x; z) of latents " + set + ", all rows far apart,");
        }
    }

    private static void equalRows(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int[] first = new int[specimen.rows()];
        Specimen equal = specimen.select(first);
        equal = equal.with(specimen.weights());
        SampledInformation sampled = draw(candidate, equal, trial, 30);
        for (LatentSet set : StandardKeys.sets(specimen.latents())) {
            mustBe(sampled.information(set), 0, "I(x; z) of latents " + set + ", all rows alike,");
        }
    }

    private static void noiseLatent(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Specimen noisy = specimen.withNoiseLatent();
        SampledInformation sampled = draw(candidate, noisy, trial, 30);
        LatentSet noise = LatentSet.of(specimen.latents());
        mustBe(sampled.information(noise), 0, "I(x; z) of a latent that is noise");
        mustBe(
                sampled.information(LatentSet.all(noisy.latents())),
                sampled.information(LatentSet.allBut(specimen.latents(), noisy.latents())),
                "I(x; z) with a latent that is noise");
    }

    private static void seeds(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        SampledFigures figures = SampledFigures.of(candidate, specimen, trial);
        long seed = trial.seed();
        double one = figures.draw(30, seed).conditionalEntropy(FIRST);
        for (long other : new long[] {seed + 1, seed ^ 1L << 40}) {
            if (figures.draw(30, other).conditionalEntropy(FIRST) == one) {
                throw new Violation("H(z0 given x) is " + one + " by the seeds " + seed + " and " + other
                        + ", expected other draws");
            }
        }
    }

    private static void allDraws(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        trial.compareByChance(GREATEST_RATIO);
        SampledFigures figures = SampledFigures.of(candidate, specimen, trial);
        Expectation entropy = SampledRules.oracle(specimen, FIRST).entropy();
        double expected = Math.pow(entropy.standardError(SampledFigures.DRAWS), 2);
        double variance = variance(IntStream.range(0, RUNS)
                .mapToDouble(
                        run -> figures.draw(SampledFigures.DRAWS, trial.random().nextLong())
                                .entropy(FIRST))
                .toArray());
        if (variance > GREATEST_RATIO * expected) {
            throw new Violation("H(z0) has a variance of " + variance + " over seeds, expected " + expected
                    + " for means of " + SampledFigures.DRAWS + " independent draws");
        }
    }

    private static void standardError(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        trial.compareByChance(GREATEST_RATIO);
        SampledFigures figures = SampledFigures.of(candidate, specimen, trial);
        ToDoubleFunction<SampledInformation> reading = sampled -> sampled.entropy(FIRST);
        double[] values = new double[RUNS];
        double claimed = 0;
        for (int run = 0; run < RUNS; run++) {
            SampledInformation sampled =
                    figures.draw(SampledFigures.DRAWS, trial.random().nextLong());
            values[run] = reading.applyAsDouble(sampled);
            claimed += jackknife(sampled, reading) / RUNS;
        }
        double shown = variance(values);
        if (!(claimed * GREATEST_RATIO >= shown && claimed <= shown * GREATEST_RATIO)) {
            throw new Violation("groups of draws say that H(z0) has a variance of " + claimed + ", and seeds show "
                    + shown + ", expected a ratio below " + GREATEST_RATIO);
        }
    }

    /** Variance by leaving out a group of draws at a time. */
    private static double jackknife(SampledInformation sampled, ToDoubleFunction<SampledInformation> reading) {
        int groups = sampled.groups();
        double[] without = IntStream.range(0, groups)
                .mapToDouble(group -> reading.applyAsDouble(sampled.without(group)))
                .toArray();
        return variance(without) * (groups - 1) * (groups - 1) / groups;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }
}

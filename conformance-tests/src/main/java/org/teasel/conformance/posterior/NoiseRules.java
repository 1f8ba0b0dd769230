package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Rules about families z = m(x) + s(x) * e with noise e of one distribution. */
final class NoiseRules {

    private static final double ROUNDING = 1e-9;
    private static final int PROBES = 4;

    static final List<Rule<PosteriorCandidate>> ALL = List.of(
            Rule.<PosteriorCandidate>must(
                            "posterior.noise.lemma-2",
                            "with z = m(x) + s(x) * e the posteriors of all x factorise if the noise does, and none does"
                                    + " otherwise")
                    .from("Yang 2021, Lemma 2")
                    .brokenBy("correlations of the noise that are lost on the way, or that appear from the spreads")
                    .unless(NoiseRules::withoutNoise)
                    .onExamples(40, PosteriorExample.ofLatents(2), NoiseRules::lemmaTwo),
            Rule.<PosteriorCandidate>must(
                            "posterior.noise.moves-and-scales",
                            "with z = m(x) + s(x) * e the log density at m + s * e is that of the noise at e, less the sum"
                                    + " of log s")
                    .from("Yang 2021, Eq. 3; change of variables")
                    .brokenBy("variances taken for standard deviations; spreads applied to rows in place of latents")
                    .unless(NoiseRules::withoutNoise)
                    .onExamples(40, PosteriorExample.ofLatents(1), NoiseRules::movesAndScales));

    private NoiseRules() {}

    private static Optional<String> withoutNoise(PosteriorCandidate candidate) {
        return candidate.noisy().isPresent()
                ? Optional.empty()
                : Optional.of("the family is not given as noise that is moved and scaled");
    }

    /** Tables behind posteriors of a family with noise. */
    private record Tables(double[][] means, double[][] deviations, double[][] noise) {

        static Tables random(PosteriorExample example, double[][] noise) {
            RandomGenerator random = new SplittableRandom(example.seed());
            double[][] means = new double[example.rows()][example.latents()];
            double[][] deviations = new double[example.rows()][example.latents()];
            for (int row = 0; row < means.length; row++) {
                Arrays.setAll(means[row], i -> 2 * random.nextGaussian());
                Arrays.setAll(deviations[row], i -> Math.exp(random.nextGaussian()));
            }
            return new Tables(means, deviations, noise);
        }

        Posteriors of(PosteriorCandidate candidate) {
            return candidate.noisy().orElseThrow().make(means, deviations, noise);
        }
    }

    private static void lemmaTwo(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        int latents = example.latents();
        Posteriors independent =
                Tables.random(example, Noises.independent(latents)).of(candidate);
        if (!independent.factorised()) {
            throw new Row(independent, 0).broken("the noise is independent, and the posteriors are not factorised");
        }
        FactorisedRules.PRODUCT.on(independent, trial);
        double[][] noise = Noises.random(trial.random(), latents);
        Posteriors dependent = Tables.random(example, noise).of(candidate);
        if (dependent.factorised()) {
            throw new Row(dependent, 0)
                    .broken("the noise has the correlations " + Arrays.deepToString(noise)
                            + ", and the posteriors are declared factorised");
        }
        for (int number = 0; number < dependent.size(); number++) {
            Row row = new Row(dependent, number);
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j < i; j++) {
                    row.requireClose(
                            "the correlation of z" + i + " and z" + j, row.correlation(i, j), noise[i][j], ROUNDING);
                }
            }
        }
    }

    private static void movesAndScales(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        int latents = example.latents();
        double[][] noise = Noises.random(trial.random(), latents);
        Tables tables = Tables.random(example, noise);
        Posteriors posteriors = tables.of(candidate);
        double[][] unit = {new double[latents], new double[latents]};
        Arrays.fill(unit[1], 1);
        Posteriors standard = new Tables(new double[][] {unit[0]}, new double[][] {unit[1]}, noise).of(candidate);
        for (int number = 0; number < posteriors.size(); number++) {
            Row row = new Row(posteriors, number);
            for (int probe = 0; probe < PROBES; probe++) {
                double[] e = Draws.of(new Row(standard, 0), trial.random().nextLong());
                double[] z = new double[latents];
                double logScale = 0;
                for (int i = 0; i < latents; i++) {
                    z[i] = tables.means()[number][i] + tables.deviations()[number][i] * e[i];
                    logScale += Math.log(tables.deviations()[number][i]);
                }
                double expected = standard.density(0, row.all()).log(e) - logScale;
                row.requireClose(
                        "the log density at the means plus the standard deviations "
                                + Arrays.toString(tables.deviations()[number]) + " times " + Arrays.toString(e),
                        row.density(row.all()).log(z),
                        expected,
                        ROUNDING * (1 + Math.abs(expected)));
            }
        }
    }
}

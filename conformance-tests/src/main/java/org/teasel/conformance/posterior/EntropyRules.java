package org.teasel.conformance.posterior;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about entropies in closed form. */
final class EntropyRules {

    private static final double TOLERANCE = 1e-5;
    private static final double QUADRATURE = 1e-8;
    private static final double ROUNDING = 1e-9;
    private static final int DRAWS = 256;

    static final List<RowRule> ALL = List.of(
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.entropy.density",
                                    "the entropy of a latent in closed form is -int q log q in nats, or -sum p log p of a"
                                            + " discrete one")
                            .from("Posteriors.entropy")
                            .brokenBy(
                                    "bits in place of nats; a constant left out, such as 1/2 log(2 pi e); the variance"
                                            + " in place of the standard deviation under the logarithm; the cross entropy with the"
                                            + " prior"),
                    30,
                    1,
                    EntropyRules::ofDensity),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.entropy.joint",
                                    "the entropy of a set in closed form is the mean of -log q over draws, or -sum p log p"
                                            + " if all its latents are discrete")
                            .from("Posteriors.entropy, Posteriors.density and Posteriors.sample")
                            .brokenBy(
                                    "the sum of the entropies of latents that depend on each other; the determinant of"
                                            + " the whole covariance in place of the set's; 1/2 log det taken twice"),
                    15,
                    2,
                    EntropyRules::ofDraws),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.entropy.subadditive",
                                    "the joint entropy of sets is at most the sum of theirs, and a discrete latent's is 0"
                                            + " to log V")
                            .from("Cover and Thomas, Elements of Information Theory, 2.6")
                            .brokenBy("a sign before 1/2 log det; the entropy of the prior in place of the posterior"),
                    60,
                    1,
                    EntropyRules::subadditive),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.entropy.singular",
                                    "the entropy in closed form is negative infinity exactly where the density has fewer"
                                            + " dimensions than there are continuous latents, and never NaN or positive"
                                            + " infinity")
                            .from("Posteriors.entropy: negative infinity where the posterior is singular")
                            .brokenBy(
                                    "an epsilon under the logarithm; 0 in place of negative infinity; the entropy within"
                                            + " the plane"),
                    60,
                    1,
                    EntropyRules::singular));

    private EntropyRules() {}

    private static void ofDensity(Row row, Trial trial) {
        double[] z = new double[row.latents()];
        for (int i = 0; i < row.latents(); i++) {
            int latent = i;
            double entropy = entropy(row, LatentSet.of(i), trial);
            if (row.point(i)) {
                continue; // Its density is with respect to counting, and it has no differential entropy.
            }
            Density density = row.density(i);
            // Of the standardised latent, so that the logarithm is of the order of 1.
            double unit = row.discrete(i) || row.deviation(i) == 0 ? 0 : Math.log(row.deviation(i));
            double expected = Axis.of(row, i, QUADRATURE).integral(value -> {
                        z[latent] = value;
                        double log = density.log(z);
                        return log == Double.NEGATIVE_INFINITY ? 0 : -Math.exp(log) * (log + unit);
                    })
                    + unit;
            row.requireClose("the entropy of z" + i, entropy, expected, TOLERANCE);
        }
    }

    private static void ofDraws(Row row, Trial trial) {
        int[] latents = IntStream.range(0, row.latents())
                .filter(i -> trial.random().nextInt(3) > 0)
                .toArray();
        LatentSet set = latents.length < 2 ? row.all() : LatentSet.of(latents);
        double entropy = entropy(row, set, trial);
        if (entropy == Double.NEGATIVE_INFINITY) {
            throw trial.unsuitable("the posterior is singular");
        }
        Density density = row.density(set);
        if (density.dimension() == 0) {
            double expected = ofValues(row, set, 0, density, new double[row.latents()]);
            row.requireClose("the entropy of z" + set + ", all discrete,", entropy, expected, TOLERANCE);
            return;
        }
        try {
            MeanTest.of("-log q(z" + set + ") of draws of z", entropy, ROUNDING).check(trial, seed -> {
                SplittableRandom random = new SplittableRandom(seed);
                return -IntStream.range(0, DRAWS)
                        .mapToDouble(draw -> density.log(Draws.next(row, random)))
                        .average()
                        .orElseThrow();
            });
        } catch (Violation violation) {
            throw row.broken(violation.getMessage());
        }
    }

    /** -sum p log p over all values of discrete latents, from the k-th of the set on. */
    private static double ofValues(Row row, LatentSet set, int k, Density density, double[] z) {
        if (k == set.size()) {
            double log = density.log(z);
            return log == Double.NEGATIVE_INFINITY ? 0 : -Math.exp(log) * log;
        }
        double sum = 0;
        for (int value = 0; value < row.values(set.get(k)); value++) {
            z[set.get(k)] = value;
            sum += ofValues(row, set, k + 1, density, z);
        }
        return sum;
    }

    private static void subadditive(Row row, Trial trial) {
        double sum = 0;
        for (int i = 0; i < row.latents(); i++) {
            double own = entropy(row, LatentSet.of(i), trial);
            double most = row.discrete(i) ? Math.log(row.values(i)) : Double.POSITIVE_INFINITY;
            if (own > most + ROUNDING || (row.discrete(i) && own < -ROUNDING)) {
                throw row.broken("the entropy of z" + i + ", which has " + row.values(i) + " values, is " + own
                        + ", expected 0 to " + most);
            }
            sum += own;
            double joint = entropy(row, LatentSet.all(i + 1), trial);
            if (joint > sum + ROUNDING * (1 + Math.abs(sum))) {
                throw row.broken("the entropy of z0 to z" + i + " is " + joint + ", expected at most " + sum
                        + ", the entropy of z0 to z" + (i - 1) + " and that of z" + i);
            }
            sum = joint;
        }
    }

    private static void singular(Row row, Trial trial) {
        for (int size = 1; size <= row.latents(); size++) {
            LatentSet set = LatentSet.all(size);
            double entropy = entropy(row, set, trial);
            long continuous =
                    IntStream.range(0, size).filter(i -> !row.discrete(i)).count();
            boolean singular = row.density(set).dimension() < continuous;
            if (singular != (entropy == Double.NEGATIVE_INFINITY)
                    || Double.isNaN(entropy)
                    || entropy == Double.POSITIVE_INFINITY) {
                throw row.broken("the entropy of z" + set + " is " + entropy + ", expected "
                        + (singular ? "negative infinity" : "a finite number") + " for a density of dimension "
                        + row.density(set).dimension() + " of " + continuous + " continuous latents");
            }
        }
    }

    private static double entropy(Row row, LatentSet set, Trial trial) {
        OptionalDouble entropy = row.posteriors().entropy(row.number(), set);
        return entropy.orElseThrow(() -> trial.unsuitable("the family has no entropy in closed form"));
    }
}

package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Rules about densities. */
final class DensityRules {

    private static final double TOLERANCE = 1e-6;
    private static final double QUADRATURE = 1e-9;

    /** How far a correlation may miss 1 and still put two latents on a line. */
    private static final double ON_A_LINE = 1e-9;

    private static final int HINTS = 12;

    static final List<RowRule> ALL = List.of(
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.normalised",
                                    "the density of a latent integrates to 1, and the probabilities of a discrete one sum"
                                            + " to 1")
                            .from("Density.log")
                            .brokenBy(
                                    "a density without its constant or without 1 / s; a logarithm to another base; the"
                                            + " variance in place of the standard deviation"),
                    30,
                    1,
                    DensityRules::normalised),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.marginalises",
                                    "integrated over one of its latents, the density of a set is the density of the"
                                            + " others")
                            .from("chain rule, q(z_S) = int q(z_S, z_j) dz_j")
                            .brokenBy(
                                    "a determinant or an inverse of the wrong rows and columns; the conditional in place"
                                            + " of the joint density; latents out of order"),
                    25,
                    2,
                    DensityRules::marginalises),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.line",
                                    "the density of two latents that determine each other integrates to 1 over the length"
                                            + " of the line that carries it")
                            .from("Density: with respect to volume on its support")
                            .brokenBy("a density with respect to one of the coordinates; an epsilon on the diagonal"),
                    25,
                    2,
                    DensityRules::line),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.dimension",
                                    "the dimension of a density is the number of continuous latents that really spread: at"
                                            + " most those that spread on their own, at least each of them, and never more"
                                            + " in a part of a set")
                            .from("Density.dimension")
                            .brokenBy("the size of the set, discrete latents and points included"),
                    60,
                    1,
                    DensityRules::dimension),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.points",
                                    "a latent without spread has variance 0, its whole mass at its mean, the log density 0"
                                            + " there, and negative infinity elsewhere")
                            .from("Density: the point that carries it; FactorisedPosteriors.logMarginal")
                            .brokenBy("an epsilon in place of a variance of 0; 0 times infinity"),
                    60,
                    1,
                    DensityRules::points),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.reads-its-set",
                                    "a log density reads only the latents of its set and does not change the point")
                            .from("Density.log: only those in S are read")
                            .brokenBy("a density of all latents in place of those in the set; scratch space in the"
                                    + " caller's array"),
                    60,
                    1,
                    DensityRules::readsItsSet),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.density.never-nan",
                                    "a log density is never NaN: negative infinity off the support and at infinity")
                            .from("Density.log")
                            .brokenBy("infinity minus infinity, 0 times infinity, the logarithm of a number below 0"),
                    60,
                    1,
                    DensityRules::neverNan));

    private DensityRules() {}

    private static void normalised(Row row, Trial trial) {
        double[] z = new double[row.latents()];
        for (int i = 0; i < row.latents(); i++) {
            int latent = i;
            Density density = row.density(latent);
            double mass = Axis.of(row, latent, QUADRATURE).integral(value -> {
                z[latent] = value;
                return Math.exp(density.log(z));
            });
            row.requireClose("the integral of the density of z" + latent, mass, 1, TOLERANCE);
        }
    }

    private static void marginalises(Row row, Trial trial) {
        int[] latents = shuffled(row.latents(), trial);
        double[] z = Draws.of(row, trial.random().nextLong());
        for (int size = 1; size < latents.length; size++) {
            LatentSet set = LatentSet.of(Arrays.copyOf(latents, size));
            LatentSet more = LatentSet.of(Arrays.copyOf(latents, size + 1));
            if (!row.regular(more)) {
                throw trial.unsuitable("the latents have no joint density in space");
            }
            int over = latents[size];
            double expected = row.density(set).log(z);
            Density density = row.density(more);
            double[] at = z.clone();
            // As a ratio to the density of the others, which can be of any size.
            double ratio = Axis.of(row, over, QUADRATURE)
                    .integral(
                            value -> {
                                at[over] = value;
                                return Math.exp(density.log(at) - expected);
                            },
                            hints(z[over], row.deviation(over)));
            row.requireClose(
                    "at " + Arrays.toString(z) + " the integral over z" + over + " of the density of z" + more
                            + ", as a share of the density of z" + set + ",",
                    ratio,
                    1,
                    TOLERANCE);
        }
    }

    private static int[] shuffled(int latents, Trial trial) {
        long[] keys = trial.random().longs(latents).toArray();
        return IntStream.range(0, latents)
                .boxed()
                .sorted((a, b) -> Long.compare(keys[a], keys[b]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Panels that narrow towards a typical value, for a density that is far narrower given the other latents. */
    private static double[] hints(double value, double deviation) {
        return IntStream.range(0, HINTS)
                .mapToDouble(k -> deviation * Math.pow(4, -k))
                .flatMap(d -> DoubleStream.of(value - d, value + d))
                .toArray();
    }

    private static void line(Row row, Trial trial) {
        boolean found = false;
        for (int i = 0; i < row.latents(); i++) {
            for (int j = 0; j < i; j++) {
                if (row.density(i).dimension() == 1
                        && row.density(j).dimension() == 1
                        && Math.abs(Math.abs(row.correlation(i, j)) - 1) < ON_A_LINE
                        && row.density(LatentSet.of(i, j)).dimension() == 1) {
                    found = true;
                    alongTheLine(row, j, i);
                }
            }
        }
        if (!found) {
            throw trial.unsuitable("no two latents determine each other linearly");
        }
    }

    private static void alongTheLine(Row row, int i, int j) {
        Density density = row.density(LatentSet.of(i, j));
        double slope = Math.signum(row.covariance(i, j)) * row.deviation(j) / row.deviation(i);
        double length = Math.hypot(1, slope);
        double[] z = new double[row.latents()];
        double mass = Axis.of(row, i, QUADRATURE).integral(value -> {
            z[i] = value;
            z[j] = row.mean(j) + slope * (value - row.mean(i));
            return Math.exp(density.log(z)) * length;
        });
        row.requireClose(
                "the integral of the density of z" + i + " and z" + j + " along their line", mass, 1, TOLERANCE);
    }

    private static void dimension(Row row, Trial trial) {
        int sum = 0;
        int greatest = 0;
        int before = 0;
        for (int i = 0; i < row.latents(); i++) {
            int own = row.density(i).dimension();
            if (own < 0 || own > 1 || (own == 1 && row.discrete(i))) {
                throw row.broken("the density of z" + i + ", which is " + (row.discrete(i) ? "discrete" : "continuous")
                        + ", has dimension " + own);
            }
            if (own == 1 && row.cumulative(i, row.mean(i)) - row.cumulative(i, Math.nextDown(row.mean(i))) >= 1) {
                throw row.broken("the density of z" + i + " has dimension 1, but all its mass is at its mean");
            }
            sum += own;
            greatest = Math.max(greatest, own);
            int joint = row.density(LatentSet.all(i + 1)).dimension();
            if (joint > sum || joint < greatest || joint < before) {
                throw row.broken("the density of z0 to z" + i + " has dimension " + joint + ", expected "
                        + Math.max(before, greatest) + " to " + sum + ", as the latents have on their own");
            }
            before = joint;
        }
    }

    private static void points(Row row, Trial trial) {
        int[] points = IntStream.range(0, row.latents()).filter(row::point).toArray();
        if (points.length == 0) {
            throw trial.unsuitable("every latent has some spread");
        }
        double[] z = new double[row.latents()];
        for (int i : points) {
            double mean = row.mean(i);
            row.requireClose("the variance of z" + i + ", a point,", row.covariance(i, i), 0, 0);
            row.requireClose("P(z" + i + " <= its point)", row.cumulative(i, mean), 1, 0);
            row.requireClose("P(z" + i + " < its point)", row.cumulative(i, Math.nextDown(mean)), 0, 0);
            z[i] = mean;
            row.requireClose(
                    "the log density of z" + i + " at its point", row.density(i).log(z), 0, 0);
            z[i] = mean + 1 + Math.abs(mean);
            row.requireClose(
                    "the log density of z" + i + " off its point",
                    row.density(i).log(z),
                    Double.NEGATIVE_INFINITY,
                    0);
        }
    }

    private static void readsItsSet(Row row, Trial trial) {
        LatentSet set = LatentSet.of(
                Arrays.copyOf(shuffled(row.latents(), trial), 1 + trial.random().nextInt(row.latents())));
        double[] z = Draws.of(row, trial.random().nextLong());
        Density density = row.density(set);
        double expected = density.log(z.clone());
        for (double other : new double[] {Double.NaN, 1e9, 0}) {
            double[] changed = z.clone();
            for (int i = 0; i < changed.length; i++) {
                if (!set.contains(i)) {
                    changed[i] = other;
                }
            }
            double[] before = changed.clone();
            double value = density.log(changed);
            if (value != expected) {
                throw row.broken("the log density of z" + set + " at " + Arrays.toString(z) + " is " + expected
                        + ", and " + value + " with " + other + " for all latents that are not in the set");
            }
            if (!Arrays.equals(changed, before)) {
                throw row.broken("the log density of z" + set + " changed the point " + Arrays.toString(before) + " to "
                        + Arrays.toString(changed));
            }
        }
    }

    private static void neverNan(Row row, Trial trial) {
        SplittableRandom random = new SplittableRandom(trial.random().nextLong());
        double[] odd = {0, -1, 0.5, 1e9, -1e150, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE};
        double infinity = Double.POSITIVE_INFINITY;
        for (int size = 1; size <= row.latents(); size++) {
            Density density = row.density(LatentSet.all(size));
            for (int probe = 0; probe < 2 * odd.length; probe++) {
                double[] z = Draws.of(row, random.nextLong());
                for (int i = 0; i < size; i++) {
                    z[i] = random.nextInt(4) == 0 ? z[i] : odd[random.nextInt(odd.length)];
                }
                requireNumber(row, density, z, size);
                z[random.nextInt(size)] = random.nextBoolean() ? infinity : -infinity;
                if (requireNumber(row, density, z, size) != -infinity) {
                    throw row.broken("the log density of z0 to z" + (size - 1) + " at " + Arrays.toString(z) + " is "
                            + density.log(z) + ", expected negative infinity");
                }
            }
        }
        for (int i = 0; i < row.latents(); i++) {
            if (row.discrete(i)) {
                offTheValues(row, i);
            }
        }
    }

    private static double requireNumber(Row row, Density density, double[] z, int size) {
        double log = density.log(z);
        if (Double.isNaN(log)) {
            throw row.broken("the log density of z0 to z" + (size - 1) + " at " + Arrays.toString(z) + " is NaN");
        }
        return log;
    }

    private static void offTheValues(Row row, int latent) {
        double[] z = new double[row.latents()];
        for (double off : new double[] {-1, 0.5, row.values(latent)}) {
            z[latent] = off;
            row.requireClose(
                    "the log probability of z" + latent + " = " + off + ", which is none of its values,",
                    row.density(latent).log(z),
                    Double.NEGATIVE_INFINITY,
                    0);
        }
    }
}

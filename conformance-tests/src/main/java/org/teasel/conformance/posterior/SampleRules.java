package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.rule.FalseAlarms;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/**
 * Rules about draws.
 *
 * <p>Marginals are held against the Dvoretzky-Kiefer-Wolfowitz inequality with Massart's constant: the empirical
 * distribution function of n draws misses the true one anywhere by more than sqrt(log(2 / alpha) / (2 n)) with
 * probability alpha at most, whatever the distribution. At {@value #DRAWS} draws and alpha =
 * {@link FalseAlarms#OF_A_COMPARISON} that is 0.0231, so a sampler whose distribution function is off by twice as much,
 * 0.0463, is found with probability 1 - alpha. For a Gaussian that is a shift by 0.12 standard deviations or a standard
 * deviation that is wrong by a fifth; {@code posterior.sample.spread} finds one that is wrong by a twentieth. Shares of
 * draws are held against Hoeffding's inequality, which has the same bound.
 */
final class SampleRules {

    static final int DRAWS = 20_000;

    /** What the share of draws up to a value, or anywhere, may miss its probability by. */
    private static final double BOUND = Math.sqrt(Math.log(2 / FalseAlarms.OF_A_COMPARISON) / (2 * DRAWS));

    /** Draws that a figure is averaged over before it is compared by its scatter. */
    private static final int RUN = 256;

    private static final double ROUNDING = 1e-9;

    static final List<RowRule> ALL = List.of(
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.complete",
                                    "a draw fills all latents, with finite numbers, of a discrete latent with one of its"
                                            + " values, and of a point with the point")
                            .from("Posteriors.sample: receives the L values")
                            .brokenBy("a loop that ends early; values counted from 1; noise on a latent without any"),
                    60,
                    1,
                    SampleRules::complete),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.reproducible",
                                    "a draw depends on the row and the generator alone: not on draws before, nor on what the"
                                            + " array held")
                            .from("Posteriors: implementations are immutable; Posteriors.sample")
                            .brokenBy(
                                    "a generator of the posterior's own or of all threads; a spare normal number that is"
                                            + " kept for the next draw; values added to the array in place of set"),
                    60,
                    1,
                    SampleRules::reproducible),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.marginals", "draws of a latent follow its distribution function")
                            .from("Dvoretzky, Kiefer and Wolfowitz 1956; Massart 1990; " + DRAWS
                                    + " draws find a distance of" + " 0.0463")
                            .brokenBy(
                                    "means in place of draws; the variance in place of the standard deviation; a row or a"
                                            + " latent mixed up; one normal number a row"),
                    12,
                    1,
                    SampleRules::marginals),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.spread",
                                    "draws of a continuous latent have the mean and the spread of its distribution function,"
                                            + " measured by E (2 F(z) - 1)^2 = 1/3")
                            .from("probability integral transform")
                            .brokenBy(
                                    "a standard deviation that is slightly wrong, such as one by a divisor of N - 1 or a"
                                            + " noise that is clipped"),
                    12,
                    1,
                    SampleRules::spread),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.pairs",
                                    "draws of two latents have their covariance, and fall below both means as often as the"
                                            + " joint distribution function says")
                            .from("Posteriors.covariance and Posteriors.cumulative(row, i, a, j, b)")
                            .brokenBy(
                                    "independent noise for correlated latents; the same noise for all latents; a factor"
                                            + " of the covariance that is transposed"),
                    12,
                    2,
                    SampleRules::pairs),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.sample.independent",
                                    "draws that follow each other from one generator are independent, of one row and of two")
                            .from("Posteriors.sample")
                            .brokenBy("antithetic pairs of draws; a noise that is drawn once and used for every row"),
                    12,
                    1,
                    SampleRules::independent));

    private SampleRules() {}

    private static void complete(Row row, Trial trial) {
        for (int draw = 0; draw < 16; draw++) {
            double[] z = Draws.of(row, trial.random().nextLong());
            for (int i = 0; i < z.length; i++) {
                boolean fine = row.discrete(i)
                        ? z[i] >= 0 && z[i] < row.values(i) && z[i] == Math.rint(z[i])
                        : Double.isFinite(z[i]);
                if (!fine) {
                    throw row.broken("a draw is " + Arrays.toString(z) + " in an array that held NaN, expected z" + i
                            + " to be " + (row.discrete(i) ? "0 to " + (row.values(i) - 1) : "a finite number"));
                }
                if (row.point(i)) {
                    row.requireClose("a draw of z" + i + ", a point,", z[i], row.mean(i), 0);
                }
            }
        }
    }

    private static void reproducible(Row row, Trial trial) {
        long seed = trial.random().nextLong();
        double[] expected = Draws.of(row, seed);
        double[] z = new double[row.latents()];
        Arrays.fill(z, 1e9);
        for (int again = 0; again < 4; again++) {
            Row other = new Row(
                    row.posteriors(), trial.random().nextInt(row.posteriors().size()));
            for (int between = trial.random().nextInt(3); between > 0; between--) {
                Draws.of(other, trial.random().nextLong());
            }
            row.posteriors().sample(row.number(), new SplittableRandom(seed), z);
            if (!Arrays.equals(z, expected)) {
                throw row.broken("two generators of the same seed give the draws " + Arrays.toString(expected) + " and "
                        + Arrays.toString(z) + ", with other draws in between");
            }
        }
    }

    private static void marginals(Row row, Trial trial) {
        double[][] draws = new double[row.latents()][DRAWS];
        RandomGenerator random = new SplittableRandom(trial.random().nextLong());
        for (int n = 0; n < DRAWS; n++) {
            double[] z = Draws.next(row, random);
            for (int i = 0; i < z.length; i++) {
                draws[i][n] = z[i];
            }
        }
        for (int i = 0; i < draws.length; i++) {
            trial.compareByChance(2 * BOUND);
            Arrays.sort(draws[i]);
            for (int from = 0; from < DRAWS; ) {
                int to = from + 1;
                while (to < DRAWS && draws[i][to] == draws[i][from]) {
                    to++;
                }
                double value = draws[i][from];
                double below = (double) from / DRAWS - row.cumulative(i, Math.nextDown(value));
                double upTo = (double) to / DRAWS - row.cumulative(i, value);
                if (!(Math.abs(below) <= BOUND && Math.abs(upTo) <= BOUND)) {
                    throw row.broken("of " + DRAWS + " draws of z" + i + " the share " + (double) from / DRAWS
                            + " lies below " + value + " and the share " + (double) to / DRAWS + " up to it, expected "
                            + row.cumulative(i, Math.nextDown(value)) + " and " + row.cumulative(i, value) + " within "
                            + BOUND);
                }
                from = to;
            }
        }
    }

    private static void spread(Row row, Trial trial) {
        int[] spreading =
                IntStream.range(0, row.latents()).filter(i -> spreads(row, i)).toArray();
        if (spreading.length == 0) {
            throw trial.unsuitable("no latent is continuous and spreads");
        }
        int i = spreading[trial.random().nextInt(spreading.length)];
        average(row, trial, "F(z" + i + ") of draws, with F the distribution function of z" + i + ",", 0.5, random -> {
            return row.cumulative(i, Draws.next(row, random)[i]);
        });
        average(
                row,
                trial,
                "(2 F(z" + i + ") - 1)^2 of draws, with F the distribution function of z" + i + ",",
                1.0 / 3,
                random -> {
                    double share = row.cumulative(i, Draws.next(row, random)[i]);
                    return (2 * share - 1) * (2 * share - 1);
                });
    }

    private static void pairs(Row row, Trial trial) {
        int i = trial.random().nextInt(row.latents());
        int j = (i + 1 + trial.random().nextInt(row.latents() - 1)) % row.latents();
        OptionalDouble joint = row.posteriors().cumulative(row.number(), i, row.mean(i), j, row.mean(j));
        if (joint.isPresent()) {
            share(
                    row,
                    trial,
                    "z" + i + " and z" + j + " up to their means",
                    joint.getAsDouble(),
                    random -> upToMeans(row, Draws.next(row, random), i, j));
        }
        if (spreads(row, i) && spreads(row, j)) {
            average(
                    row,
                    trial,
                    "the correlation of z" + i + " and z" + j + " in draws",
                    row.correlation(i, j),
                    random -> {
                        double[] z = Draws.next(row, random);
                        return standard(row, i, z) * standard(row, j, z);
                    });
        } else if (joint.isEmpty()) {
            throw trial.unsuitable("a latent has no spread, and the family no joint distribution function");
        }
    }

    private static void independent(Row row, Trial trial) {
        Row other = new Row(
                row.posteriors(), trial.random().nextInt(row.posteriors().size()));
        int i = trial.random().nextInt(row.latents());
        share(
                row,
                trial,
                "z" + i + " up to its mean in a draw from row " + row.number() + " and in the next one, from row "
                        + other.number(),
                row.cumulative(i, row.mean(i)) * other.cumulative(i, other.mean(i)),
                random -> upToMeans(row, Draws.next(row, random), i) & upToMeans(other, Draws.next(other, random), i));
    }

    private static boolean upToMeans(Row row, double[] z, int... latents) {
        return IntStream.of(latents).allMatch(i -> z[i] <= row.mean(i));
    }

    /** A continuous latent that is no point; the scatter of its figures can be told from a few draws. */
    private static boolean spreads(Row row, int latent) {
        return row.density(latent).dimension() == 1 && row.deviation(latent) > 0;
    }

    /** Compares how often something happens with its probability, by Hoeffding's inequality. */
    private static void share(Row row, Trial trial, String what, double expected, Predicate<RandomGenerator> happens) {
        trial.compareByChance(2 * BOUND);
        RandomGenerator random = new SplittableRandom(trial.random().nextLong());
        double share = (double) IntStream.range(0, DRAWS)
                        .filter(n -> happens.test(random))
                        .count()
                / DRAWS;
        row.requireClose("the share of draws with " + what, share, expected, BOUND);
    }

    private static double standard(Row row, int latent, double[] z) {
        return (z[latent] - row.mean(latent)) / row.deviation(latent);
    }

    private static void average(
            Row row, Trial trial, String what, double expected, ToDoubleFunction<RandomGenerator> figure) {
        try {
            MeanTest.of(what, expected, ROUNDING).check(trial, seed -> {
                RandomGenerator random = new SplittableRandom(seed);
                return IntStream.range(0, RUN)
                        .mapToDouble(n -> figure.applyAsDouble(random))
                        .average()
                        .orElseThrow();
            });
        } catch (Violation violation) {
            throw row.broken(violation.getMessage());
        }
    }
}

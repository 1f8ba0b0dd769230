package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.FalseAlarms;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Samples of rows: which rows, in which order, and that all that belongs to a row stays with it. */
final class RowSampleRules {

    private static final int EXAMPLES = 12;

    private static final double CLOSE = 1e-12;

    private static final int RUNS = 300;

    /** Rows that are told apart by the mean of their first latent, which is their index. */
    private static final Generator<Specimen> SPECIMENS = new Generator<>() {

        private final Specimens all = Specimens.labelled()
                .of(Kind.DIAGONAL, Kind.CORRELATED, Kind.DETERMINISTIC, Kind.LOGISTIC, Kind.FOREIGN)
                .withRows(3, 12);

        @Override
        public Specimen generate(RandomGenerator random, int size) {
            Specimen specimen = all.generate(random, size);
            double[][] centres = specimen.centres();
            for (int row = 0; row < centres.length; row++) {
                centres[row] = centres[row].clone();
                centres[row][0] = row;
            }
            return specimen;
        }
    };

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.row-sample.rows",
                    "a sample has as many different rows as the limit and the rows that have a weight allow",
                    "draws with repeats, a limit off by one, rows of weight 0 chosen",
                    RowSampleRules::rows),
            rule(
                    "estimator.row-sample.together",
                    "a row's posterior, factor values and weight stay together, and weights keep their ratios",
                    "a factor table in another order, equal weights, weights squared by choosing by them",
                    RowSampleRules::together),
            rule(
                    "estimator.row-sample.seeds",
                    "another seed gives other rows or another order",
                    "a seed that is not used",
                    RowSampleRules::seeds),
            Rule.<EstimatorCandidate>must(
                            "estimator.row-sample.chance",
                            "every row that has a weight is chosen with equal probability, and at every place")
                    .from("RowSample: in random order; chosen with equal probability")
                    .brokenBy("the first rows, a shuffle that favours some, choices by weight, sorted rows")
                    .unless(StandardKeys.unlessComputes(new RowSample(1, 0)))
                    .onExamples(1, SPECIMENS, RowSampleRules::chance));

    private RowSampleRules() {}

    private static Rule<EstimatorCandidate> rule(
            String id, String statement, String mistakes, Check.ActionOn<EstimatorCandidate, Specimen> action) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from("RowSample")
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(new RowSample(1, 0)))
                .onExamples(EXAMPLES, SPECIMENS, action);
    }

    private static Representation sample(EstimatorCandidate candidate, Specimen specimen, int limit, long seed) {
        return Computation.of(candidate, specimen.representation()).of(new RowSample(limit, seed));
    }

    /** Index of each row of a sample among those of the specimen. */
    private static int[] indices(Representation sample) {
        return IntStream.range(0, sample.size())
                .map(place -> (int) Math.rint(sample.posteriors().mean(place, 0)))
                .toArray();
    }

    private static int weighty(Specimen specimen) {
        return (int)
                Arrays.stream(specimen.weights()).filter(weight -> weight > 0).count();
    }

    private static void rows(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        for (int limit :
                new int[] {1, specimen.rows() / 2, specimen.rows() - 1, specimen.rows(), specimen.rows() + 5}) {
            int[] rows = indices(sample(candidate, specimen, limit, trial.seed()));
            int expected = Math.min(limit, weighty(specimen));
            if (rows.length != expected || Arrays.stream(rows).distinct().count() != expected) {
                throw new Violation("with a limit of " + limit + " it has the rows " + Arrays.toString(rows)
                        + ", expected " + expected + " different ones");
            }
            if (Arrays.stream(rows).anyMatch(row -> specimen.weights()[row] == 0)) {
                throw new Violation("it has the rows " + Arrays.toString(rows) + ", one of them of weight 0");
            }
        }
    }

    private static void together(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Representation whole = specimen.representation();
        Representation sample = sample(candidate, specimen, Math.max(2, specimen.rows() - 2), trial.seed());
        int[] rows = indices(sample);
        double held = Arrays.stream(rows).mapToDouble(whole::weight).sum();
        for (int place = 0; place < rows.length; place++) {
            int row = rows[place];
            String where = " of row " + row + ", at place " + place + " of the sample,";
            mustBe(sample.weight(place), whole.weight(row) / held, "the weight" + where);
            for (int i = 0; i < specimen.latents(); i++) {
                double mean = whole.posteriors().mean(row, i);
                double variance = whole.posteriors().covariance(row, i, i);
                mustBe(sample.posteriors().mean(place, i), mean, "the mean of z" + i + where);
                mustBe(sample.posteriors().covariance(place, i, i), variance, "the variance of z" + i + where);
            }
            for (int k = 0; k < specimen.factors().size(); k++) {
                double number = whole.factors().column(k).number(row);
                mustBe(sample.factors().column(k).number(place), number, "y" + k + where);
            }
        }
    }

    private static void mustBe(double value, double expected, String what) {
        if (!(Math.abs(value - expected) <= CLOSE)) {
            throw new Violation(what + " is " + value + ", expected " + expected);
        }
    }

    private static void seeds(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        if (weighty(specimen) < 3) {
            throw trial.unsuitable("there are few orders of so few rows");
        }
        // Sixty orders at most, all alike with a probability of 6^-59 at least among three rows.
        int[] first = indices(sample(candidate, specimen, specimen.rows(), trial.seed()));
        for (int run = 1; run < 60; run++) {
            if (!Arrays.equals(indices(sample(candidate, specimen, specimen.rows(), trial.seed() + run)), first)) {
                return;
            }
        }
        throw new Violation(
                "60 seeds give the rows " + Arrays.toString(first) + ", expected other ones or other orders");
    }

    /** By Hoeffding's inequality, a frequency misses its probability by more with a chance of one comparison's share. */
    private static void chance(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        double reach = Math.sqrt(Math.log(2 / FalseAlarms.OF_A_COMPARISON) / (2 * RUNS));
        int rows = 4;
        int limit = 2;
        Specimen uneven = specimen.select(IntStream.range(0, rows + 1)
                        .map(n -> Math.min(n, specimen.rows() - 1))
                        .toArray())
                .with(new double[] {1, 50, 1, 1, 0});
        for (int row = 0; row < uneven.rows(); row++) {
            uneven.centres()[row] = uneven.centres()[row].clone();
            uneven.centres()[row][0] = row;
        }
        int[][] counts = new int[limit][rows];
        for (int run = 0; run < RUNS; run++) {
            int[] chosen =
                    indices(sample(candidate, uneven, limit, trial.random().nextLong()));
            for (int place = 0; place < limit; place++) {
                counts[place][chosen[place]]++;
            }
        }
        for (int place = 0; place < limit; place++) {
            for (int row = 0; row < rows; row++) {
                trial.compareByChance(2 * reach);
                double frequency = (double) counts[place][row] / RUNS;
                if (Math.abs(frequency - 1.0 / rows) > reach) {
                    throw new Violation("row " + row + " is at place " + place + " in a share of " + frequency
                            + " of the samples, expected " + 1.0 / rows + " within " + reach);
                }
            }
        }
    }
}

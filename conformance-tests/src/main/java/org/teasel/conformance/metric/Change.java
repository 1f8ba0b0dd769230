package org.teasel.conformance.metric;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/**
 * A representation and another that should score the same.
 *
 * @param before the one
 * @param after the other
 * @param latents where each latent of {@code before} is in {@code after}
 * @param factors where each factor of {@code before} is in {@code after}
 * @param tables whether tables should be the same too
 */
record Change(Representation before, Representation after, int[] latents, int[] factors, boolean tables) {

    /** How far apart values that should be equal may lie, by rounding, in units of the value or of 1. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST_RUNS = 96;

    /** Seeds to try for a measurement, where some choices of rows are too few for a learner. */
    private static final int MOST_SEEDS = 8;

    /** Metrics that fit learners are dear. */
    private static final int MOST_FITS = 24;

    /** A change of a specimen that moves neither latents nor factors. */
    static Change of(Specimen before, Specimen after) {
        return of(before.representation(), after.representation(), before);
    }

    /** A change of a specimen that moves neither latents nor factors. */
    static Change of(Representation before, Representation after, Specimen specimen) {
        return new Change(
                before,
                after,
                IntStream.range(0, specimen.latents()).toArray(),
                IntStream.range(0, specimen.factors().size()).toArray(),
                true);
    }

    /** This change, which may change tables. */
    Change withoutTables() {
        return new Change(before, after, latents, factors, false);
    }

    /** Requires that a metric scores both the same; on average over seeds, if its score is drawn. */
    void requireNone(MetricCandidate candidate, Trial trial) {
        Subject subject = Subject.of(candidate, before, trial.seed());
        if (subject.measurable() && subject.drawn()) {
            compareByChance(candidate, trial);
            return;
        }
        Answer one = subject.answer();
        Answer other = Subject.of(candidate, after, trial.seed()).answer();
        if (one instanceof Answer.Measured mine && other instanceof Answer.Measured its) {
            compare(mine.measurement(), its.measurement());
        } else if (one.measured().isPresent() || other.measured().isPresent()) {
            throw new Violation("It is " + one + " before and " + other + " after");
        } else {
            throw trial.unsuitable("it is not defined");
        }
    }

    private void compare(Measurement mine, Measurement its) {
        require("The value", mine.value(), its.value());
        for (int i = 0; i < mine.perLatent().length; i++) {
            require("The share of latent " + i, mine.perLatent()[i], share(its.perLatent(), latents[i]));
        }
        for (int k = 0; k < mine.perFactor().length; k++) {
            require("The share of factor " + k, mine.perFactor()[k], share(its.perFactor(), factors[k]));
        }
        if (tables && mine.matrix().isPresent() && its.matrix().isPresent()) {
            compare(mine.matrix().get(), its.matrix().get());
        }
    }

    /** Tables are compared by the names of rows and columns, which stay with what they name. */
    private static void compare(Matrix mine, Matrix its) {
        for (String row : mine.rows()) {
            for (String column : mine.columns()) {
                if (its.rows().contains(row) && its.columns().contains(column)) {
                    require(
                            "The entry of " + row + " and " + column + " in '" + mine.title() + "'",
                            entry(mine, row, column),
                            entry(its, row, column));
                }
            }
        }
    }

    private static double entry(Matrix matrix, String row, String column) {
        return matrix.values()[matrix.rows().indexOf(row)][matrix.columns().indexOf(column)];
    }

    private static void require(String what, double before, double after) {
        boolean same = Double.compare(before, after) == 0
                || Math.abs(before - after) <= ROUNDING * Math.max(1, Math.max(Math.abs(before), Math.abs(after)));
        if (!same) {
            throw new Violation(what + " is " + before + " before and " + after + " after");
        }
    }

    /** Compares the value or, in half of all examples, the share of a latent: each costs many measurements. */
    private void compareByChance(MetricCandidate candidate, Trial trial) {
        boolean shared = measured(candidate, before, trial.seed(), trial).perLatent().length > 0;
        if (!shared || trial.random().nextBoolean()) {
            compareByChance(candidate, trial, "the value", Measurement::value, Measurement::value);
            return;
        }
        int latent = trial.random().nextInt(latents.length);
        compareByChance(
                candidate,
                trial,
                "the share of latent " + latent,
                mine -> share(mine.perLatent(), latent),
                its -> share(its.perLatent(), latents[latent]));
    }

    private void compareByChance(
            MetricCandidate candidate,
            Trial trial,
            String what,
            ToDoubleFunction<Measurement> mine,
            ToDoubleFunction<Measurement> its) {
        int most = candidate.metric().repeatable() ? MOST_RUNS : MOST_FITS;
        MeanTest.check(trial, "the change of " + what, 0, ROUNDING, most, seed -> {
            double one = mine.applyAsDouble(measured(candidate, before, seed, trial));
            double other = its.applyAsDouble(measured(candidate, after, ~seed, trial));
            if (Double.isNaN(one) != Double.isNaN(other)) {
                throw trial.unsuitable("a share is defined under some seeds only");
            }
            // Equal infinities, and shares that are not defined in both, are no change.
            return Double.compare(one, other) == 0 ? 0 : other - one;
        });
    }

    /** A measurement under a seed, or under the next one that gives any. */
    private static Measurement measured(
            MetricCandidate candidate, Representation representation, long seed, Trial trial) {
        return new SplittableRandom(seed)
                .longs(MOST_SEEDS)
                .mapToObj(own ->
                        Subject.of(candidate, representation, own).answer().measured())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> trial.unsuitable("it is not defined"));
    }

    private static double share(double[] shares, int index) {
        if (index >= shares.length) {
            throw new Violation(
                    "It gives " + shares.length + " shares after the change, expected one of number " + index);
        }
        return shares[index];
    }
}

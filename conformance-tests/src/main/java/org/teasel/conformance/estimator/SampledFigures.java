package org.teasel.conformance.estimator;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.oracle.Expectation;
import org.teasel.conformance.rule.Trial;

/**
 * Monte Carlo figures of a candidate for one specimen.
 *
 * @param computation computes them
 * @param sets sets of latents to read
 * @param trial where seeds come from
 */
record SampledFigures(Computation computation, List<LatentSet> sets, Trial trial) {

    /** Draws of a run. */
    static final int DRAWS = 200;

    /** Standard deviation, in nats, of a single draw where no better is known; rare values of small latents have it. */
    private static final double DEVIATION = 0.3;

    /** What quadrature and rounding may leave. */
    private static final double EXACT = 1e-8;

    static SampledFigures of(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        return new SampledFigures(
                Computation.of(candidate, specimen.representation()), StandardKeys.sets(specimen.latents()), trial);
    }

    /** The same candidate's figures of another representation. */
    SampledFigures of(Representation other, List<LatentSet> otherSets) {
        Computation of = new Computation(computation.providers(), other, Population.of(other));
        return new SampledFigures(of, otherSets, trial);
    }

    SampledInformation draw(int draws, long seed) {
        return computation.of(new SampledPosterior(sets, draws, seed, StandardKeys.FACTOR_BINS));
    }

    /** Compares a figure's mean over seeds with what integration gives. */
    void mustAverage(String what, Expectation expected, ToDoubleFunction<SampledInformation> reading) {
        mustAverage(what, expected.mean(), expected.error(), expected.deviation(), reading);
    }

    /** Compares a figure's mean over seeds with what is known exactly. */
    void mustAverage(String what, double expected, ToDoubleFunction<SampledInformation> reading) {
        mustAverage(what, expected, 0, DEVIATION, reading);
    }

    private void mustAverage(
            String what,
            double expected,
            double error,
            double deviation,
            ToDoubleFunction<SampledInformation> reading) {
        MeanTest.of(what, expected, error + EXACT * Math.max(1, Math.abs(expected)))
                .withDeviation(deviation / Math.sqrt(DRAWS))
                .check(trial, seed -> reading.applyAsDouble(draw(DRAWS, seed)));
    }
}

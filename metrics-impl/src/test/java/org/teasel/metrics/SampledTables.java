package org.teasel.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;

/** Draws that all read the same, so that sampled informations are what a test says. */
public final class SampledTables {

    private static final int DRAWS = 20;

    private SampledTables() {}

    /** Puts informations I(x; z_S) and entropies H(z_S given x) of all sets among the statistics; none with factors. */
    public static FixedStatistics put(
            FixedStatistics statistics,
            ToDoubleFunction<LatentSet> information,
            ToDoubleFunction<LatentSet> conditionalEntropy) {
        SampledPosterior key = SampledPosterior.of(statistics.population(), statistics.settings());
        List<LatentSet> sets = key.sets();
        boolean[] spread = new boolean[sets.size()];
        for (int s = 0; s < spread.length; s++) {
            spread[s] = conditionalEntropy.applyAsDouble(sets.get(s)) != Double.NEGATIVE_INFINITY;
        }
        SampledInformation.Draws draws = new SampledInformation.Draws(
                new int[filled(0).length],
                constant(sets, set -> -conditionalEntropy.applyAsDouble(set)),
                constant(sets, set -> -information.applyAsDouble(set)),
                spread,
                new double[0][][],
                new double[0][],
                filled(1),
                new double[0]);
        return statistics.with(key, SampledInformation.of(sets, draws));
    }

    private static double[][] constant(List<LatentSet> sets, ToDoubleFunction<LatentSet> reading) {
        return sets.stream().map(set -> filled(reading.applyAsDouble(set))).toArray(double[][]::new);
    }

    private static double[] filled(double value) {
        double[] array = new double[DRAWS];
        Arrays.fill(array, value);
        return array;
    }
}

package org.teasel.metrics.relation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/**
 * The factors that take more than one value, for metrics that compare factors with each other.
 *
 * @param indices their indices, ascending
 * @param all number of all factors, K
 */
public record VaryingFactors(int[] indices, int all) {

    /** Those of {@code all} factors that vary. */
    public static VaryingFactors of(int all, IntPredicate varies) {
        return new VaryingFactors(IntStream.range(0, all).filter(varies).toArray(), all);
    }

    /** The same if there are at least two, as a comparison needs. */
    public VaryingFactors several() {
        if (indices.length < 2) {
            throw new NotDefinedException("it compares factors and fewer than two of them vary");
        }
        return this;
    }

    /** Number of factors that vary. */
    public int count() {
        return indices.length;
    }

    /** [K], scores of the varying factors in the places of all; NaN elsewhere. */
    public double[] spread(double[] scores) {
        double[] spread = new double[all];
        Arrays.fill(spread, Double.NaN);
        for (int k = 0; k < indices.length; k++) {
            spread[indices[k]] = scores[k];
        }
        return spread;
    }

    /** Their names. */
    public List<String> names(Population population) {
        List<String> names = Names.factors(population);
        return Arrays.stream(indices).mapToObj(names::get).toList();
    }

    /** A measurement with a note if some factors don't vary. */
    public Measurement describe(Measurement measurement) {
        return indices.length == all
                ? measurement
                : measurement.withNote(indices.length + " of " + all + " factors count; the others are constant");
    }
}

package org.teasel.metrics.relation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/**
 * The factors that a metric can compare with each other, such as those that vary.
 *
 * @param indices their indices, ascending
 * @param all number of all factors, K
 * @param others what is the matter with the others, as in "are constant"
 */
public record UsableFactors(int[] indices, int all, String others) {

    /** Those of {@code all} factors that meet a condition. */
    public static UsableFactors of(int all, IntPredicate usable, String others) {
        return new UsableFactors(IntStream.range(0, all).filter(usable).toArray(), all, others);
    }

    /** The same if there are at least two, as a comparison needs. */
    public UsableFactors several() {
        if (count() < 2) {
            throw new NotDefinedException(
                    "it compares factors and can use " + count() + " of " + all + "; the others " + others);
        }
        return this;
    }

    /** Number of usable factors. */
    public int count() {
        return indices.length;
    }

    /** [K], scores of the usable factors in the places of all; NaN elsewhere. */
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

    /** A measurement with a note if some factors can't be used, which names them. */
    public Measurement describe(Population population, Measurement measurement) {
        if (count() == all) {
            return measurement;
        }
        Set<String> used = Set.copyOf(names(population));
        String missing = Names.factors(population).stream()
                .filter(name -> !used.contains(name))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        return measurement.withNote(count() + " of " + all + " factors count; the others " + others + ": " + missing);
    }
}

package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/** Metrics of how well one latent predicts a factor. */
final class PredictionDefinitions {

    private PredictionDefinitions() {}

    /** Mean over factors of the gap between the two greatest R^2 (Kumar et al. 2018, section 3). */
    static Measurement squaredCorrelationGap(Given given, OptionalInt k) {
        Population population = given.population();
        int latents = population.latents();
        if (latents < 2 || population.size() < 2) {
            throw new NotDefinedException("there are no two latents or no two observations");
        }
        double[][] squared = given.get(new FactorCorrelations());
        double[] gaps = IntStream.range(0, population.factors().count())
                .mapToDouble(f -> varies(population, f) ? gap(squared, f) : Double.NaN)
                .toArray();
        double mean = FactorTable.mean(gaps);
        if (Double.isNaN(mean)) {
            throw new NotDefinedException("no factor varies");
        }
        return Measurement.of(mean).withPerFactor(gaps).with(Parts.table(squared));
    }

    /** Difference of the two greatest entries of a column; NaN if an entry is. */
    static double gap(double[][] table, int factor) {
        double[] ascending =
                Arrays.stream(table).mapToDouble(row -> row[factor]).sorted().toArray();
        return ascending[ascending.length - 1] - ascending[ascending.length - 2];
    }

    /** Whether a factor takes more than one value as a number among the observations that have a weight. */
    static boolean varies(Population population, int factor) {
        FactorColumn column = population.factors().column(factor);
        return IntStream.range(0, population.size())
                        .filter(n -> population.weight(n) > 0)
                        .mapToDouble(column::number)
                        .distinct()
                        .count()
                > 1;
    }
}

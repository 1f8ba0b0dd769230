package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.rule.Violation;

/** Scores that must follow from the table that stands beside them. */
final class OwnTables {

    private OwnTables() {}

    /** Disentanglement and completeness of a table of importances. */
    static void requireConcentrations(Measurement actual) {
        double[][] table = Learned.table(actual);
        int factors = table[0].length;
        double total = Arrays.stream(table).flatMapToDouble(Arrays::stream).sum();
        double value = 0;
        double[] disentanglement = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            double importance = Arrays.stream(table[i]).sum();
            disentanglement[i] = concentration(table[i]);
            value += importance > 0 ? importance / total * disentanglement[i] : 0;
        }
        Parts.equal("the value", value, actual.value(), Parts.ROUNDING);
        if (actual.perLatent().length > 0) {
            Parts.equal("perLatent", disentanglement, actual.perLatent(), Parts.ROUNDING);
        }
        double[] completeness = IntStream.range(0, factors)
                .mapToDouble(k -> concentration(
                        Arrays.stream(table).mapToDouble(row -> row[k]).toArray()))
                .toArray();
        if (actual.components().containsKey("completeness")) {
            Parts.equal(
                    "the component 'completeness'",
                    FactorTable.mean(completeness),
                    actual.components().get("completeness"),
                    Parts.ROUNDING);
        }
        if (actual.perFactor().length > 0) {
            Parts.equal("perFactor without NaN", numbers(completeness), numbers(actual.perFactor()), Parts.ROUNDING);
        }
    }

    private static double[] numbers(double[] entries) {
        return Arrays.stream(entries).filter(entry -> !Double.isNaN(entry)).toArray();
    }

    /** 1 - H of the shares, to the base of their number; NaN if there are none. */
    private static double concentration(double[] importances) {
        double sum = Arrays.stream(importances).sum();
        if (!(sum > 0)) {
            return Double.NaN;
        }
        double entropy = 0;
        for (double importance : importances) {
            double p = importance / sum;
            entropy -= p > 0 ? p * Math.log(p) / Math.log(importances.length) : 0;
        }
        return 1 - entropy;
    }

    /** Gaps between the two best entries of a factor. */
    static void requireGaps(Representation representation, Measurement actual) {
        double[][] table = Learned.table(actual);
        Population population = Population.of(representation);
        double[] gaps = IntStream.range(0, table[0].length)
                .mapToDouble(k ->
                        PredictionDefinitions.varies(population, k) ? PredictionDefinitions.gap(table, k) : Double.NaN)
                .toArray();
        Parts.equal("the value", FactorTable.mean(gaps), actual.value(), Parts.ROUNDING);
        if (actual.perFactor().length > 0) {
            Parts.equal("perFactor", gaps, actual.perFactor(), Parts.ROUNDING);
        }
    }

    /** Areas under curves. */
    static void requireAreas(Representation representation, Measurement actual) {
        double[] areas = actual.perFactor();
        if (Arrays.stream(areas).anyMatch(area -> area < 0 || area > 1)) {
            throw new Violation("the areas are " + Arrays.toString(areas) + ", expected numbers in [0, 1]");
        }
        Parts.equal("the value", FactorTable.mean(areas), actual.value(), Parts.ROUNDING);
        if (actual.components().containsKey("rescaled")) {
            Parts.equal(
                    "the component 'rescaled'",
                    2 * actual.value() - 1,
                    actual.components().get("rescaled"),
                    Parts.ROUNDING);
        }
    }
}

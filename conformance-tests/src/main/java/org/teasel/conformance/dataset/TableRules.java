package org.teasel.conformance.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about what a data set says of itself: size, shape and factors. */
final class TableRules {

    static final List<Rule<DatasetCandidate>> ALL = List.of(
            Rule.<DatasetCandidate>must(
                            "dataset.size",
                            "a data set has a name, at least one observation, and as many rows of factors as observations")
                    .from("Dataset.size and Dataset.factors")
                    .brokenBy("factors of the whole beside a part of the observations")
                    .once(TableRules::size),
            Rule.<DatasetCandidate>must(
                            "dataset.shape",
                            "the shape of an observation is positive, always the same, and a new array each time")
                    .from("Dataset.shape")
                    .brokenBy("the field itself handed out, which the caller can change")
                    .once(TableRules::shape),
            Rule.<DatasetCandidate>must(
                            "dataset.factors",
                            "factors have different names, columns of all rows, values that exist, and stay the same")
                    .from("Dataset.factors; Factors.of")
                    .brokenBy("codes counted from 1; a table that is made anew, and otherwise, for each question")
                    .once(TableRules::factors),
            Rule.<DatasetCandidate>should("dataset.factors.value-names", "the values of a factor have different names")
                    .from("Factor.values")
                    .brokenBy("names that are rounded numbers")
                    .once(TableRules::valueNames),
            Rule.<DatasetCandidate>must(
                            "dataset.weights",
                            "weights, if there are any, are one an observation, finite and not negative, with a positive"
                                    + " sum, and a new array each time")
                    .from("Dataset.weights")
                    .brokenBy("the field itself handed out; weights of the whole beside a part of the observations")
                    .once(TableRules::weights),
            Rule.<DatasetCandidate>must("dataset.close", "a data set can be closed twice, and without having been read")
                    .from("AutoCloseable.close")
                    .brokenBy("a file that is closed twice")
                    .once(TableRules::close));

    private TableRules() {}

    private static void size(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            if (dataset.name() == null || dataset.name().isBlank()) {
                throw new Violation("the name is '" + dataset.name() + "', expected one to call it by");
            }
            if (dataset.size() < 1 || dataset.size() != dataset.factors().size()) {
                throw new Violation("there are " + dataset.size() + " observations and "
                        + dataset.factors().size() + " rows of factors, expected as many, at least 1");
            }
        }
    }

    private static void shape(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            int[] shape = dataset.shape();
            int[] kept = shape.clone();
            if (Arrays.stream(shape).anyMatch(extent -> extent < 1)) {
                throw new Violation("the shape is " + Arrays.toString(shape) + ", expected positive extents");
            }
            Arrays.fill(shape, -1);
            dataset.observations(0, 1);
            if (!Arrays.equals(dataset.shape(), kept)) {
                throw new Violation("the shape is " + Arrays.toString(kept) + " and, after that array was changed, "
                        + Arrays.toString(dataset.shape()));
            }
        }
    }

    private static void factors(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            Factors factors = dataset.factors();
            List<String> names = factors.factors().stream().map(Factor::name).toList();
            if (new HashSet<>(names).size() != names.size()) {
                throw new Violation("the factors are called " + names + ", expected different names");
            }
            for (int k = 0; k < factors.count(); k++) {
                column(factors.column(k), factors.size());
            }
            dataset.observations(0, 1);
            requireSame("asked for again", dataset.factors(), factors);
        }
    }

    private static void column(FactorColumn column, int rows) {
        String name = "factor '" + column.factor().name() + "'";
        if (column.size() != rows) {
            throw new Violation(name + " has " + column.size() + " rows, expected " + rows);
        }
        for (int row = 0; row < rows; row++) {
            double number = column.number(row);
            int values = column.factor().values().size();
            if (!Double.isFinite(number)
                    || (column instanceof FactorColumn.Finite && (number < 0 || number > values - 1))) {
                throw new Violation(name + " is " + number + " in row " + row + ", expected "
                        + (column instanceof FactorColumn.Finite ? "0 to " + (values - 1) : "a finite number"));
            }
        }
    }

    /** Throws unless two tables hold the same. */
    static void requireSame(String what, Factors actual, Factors expected) {
        if (!actual.factors().equals(expected.factors()) || actual.size() != expected.size()) {
            throw new Violation(what + " the factors are " + actual.size() + " rows of " + actual.factors()
                    + ", expected " + expected.size() + " of " + expected.factors());
        }
        for (int k = 0; k < expected.count(); k++) {
            for (int row = 0; row < expected.size(); row++) {
                if (!sameValue(actual.column(k), row, expected.column(k), row)) {
                    throw new Violation(what + " factor '" + expected.factor(k).name() + "' is "
                            + actual.column(k).number(row) + " in row " + row + ", expected "
                            + expected.column(k).number(row));
                }
            }
        }
    }

    /** Whether two columns of one factor hold the same value in their rows. */
    static boolean sameValue(FactorColumn one, int row, FactorColumn other, int otherRow) {
        if (one instanceof FactorColumn.Soft soft && other instanceof FactorColumn.Soft otherSoft) {
            return IntStream.range(0, soft.values())
                    .allMatch(v -> soft.probability(row, v) == otherSoft.probability(otherRow, v));
        }
        return one.number(row) == other.number(otherRow);
    }

    private static void valueNames(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            for (Factor factor : dataset.factors().factors()) {
                if (new HashSet<>(factor.values()).size() != factor.values().size()) {
                    throw new Violation("factor '" + factor.name() + "' has the values " + factor.values()
                            + ", expected different names");
                }
            }
        }
    }

    private static void weights(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            if (dataset.weights().isEmpty()) {
                return;
            }
            double[] weights = dataset.weights().orElseThrow();
            if (weights.length != dataset.size()) {
                throw new Violation("there are " + weights.length + " weights, expected " + dataset.size()
                        + ", one an observation");
            }
            double sum = 0;
            for (int row = 0; row < weights.length; row++) {
                if (!(weights[row] >= 0 && Double.isFinite(weights[row]))) {
                    throw new Violation("the weight of row " + row + " is " + weights[row]
                            + ", expected a finite number that is not negative");
                }
                sum += weights[row];
            }
            if (!(sum > 0 && Double.isFinite(sum))) {
                throw new Violation("the weights sum to " + sum + ", expected a positive finite sum");
            }
            double[] kept = weights.clone();
            Arrays.fill(weights, -1);
            if (!Arrays.equals(dataset.weights().orElseThrow(), kept)) {
                throw new Violation("asked for again, after that array was changed, the weights are others");
            }
        }
    }

    private static void close(DatasetCandidate candidate, Trial trial) {
        Dataset unread = candidate.datasets().get();
        unread.close();
        unread.close();
        Dataset read = candidate.datasets().get();
        read.observations(0, 1);
        read.close();
        read.close();
    }
}

package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.rule.Violation;

/** Comparison of what was measured with what a definition gives. */
final class Parts {

    /** Two ways to compute the same from the same numbers may differ by this, relative to numbers above 1. */
    static final double ROUNDING = 1e-10;

    private Parts() {}

    /** A table whose names nobody reads. */
    static Matrix table(double[][] values) {
        int columns = values.length == 0 ? 0 : values[0].length;
        return new Matrix("", names(values.length), names(columns), values);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Requires a number, where infinities and NaN are equal to themselves. */
    static void equal(String what, double expected, double actual, double tolerance) {
        boolean same = Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
        if (!same) {
            throw new Violation(what + " is " + actual + ", expected " + expected);
        }
    }

    /** Requires a list of numbers. */
    static void equal(String what, double[] expected, double[] actual, double tolerance) {
        if (expected.length != actual.length) {
            throw new Violation(what + " has " + actual.length + " entries, expected " + Arrays.toString(expected));
        }
        for (int i = 0; i < expected.length; i++) {
            equal(what + "[" + i + "]", expected[i], actual[i], tolerance);
        }
    }

    /** Requires that everything beside the value is there and as the definition has it. */
    static void require(Measurement expected, Measurement actual, double tolerance) {
        if (expected.perFactor().length > 0) {
            equal("perFactor", expected.perFactor(), actual.perFactor(), tolerance);
        }
        if (expected.perLatent().length > 0) {
            equal("perLatent", expected.perLatent(), actual.perLatent(), tolerance);
        }
        expected.matrix().ifPresent(table -> {
            double[][] values = actual.matrix()
                    .orElseThrow(() -> new Violation("there is no table behind the value"))
                    .values();
            if (values.length != table.values().length) {
                throw new Violation("the table has " + values.length + " rows, expected " + table.values().length);
            }
            for (int row = 0; row < values.length; row++) {
                equal("row " + row + " of the table", table.values()[row], values[row], tolerance);
            }
        });
        for (Map.Entry<String, Double> part : expected.components().entrySet()) {
            Double component = actual.components().get(part.getKey());
            if (component == null) {
                throw new Violation("there is no component '" + part.getKey() + "', only "
                        + actual.components().keySet());
            }
            equal("the component '" + part.getKey() + "'", part.getValue(), component, tolerance);
        }
        for (Map.Entry<String, Object> setting : expected.settings().entrySet()) {
            if (!setting.getValue().equals(actual.settings().get(setting.getKey()))) {
                throw new Violation("the setting '" + setting.getKey() + "' is "
                        + actual.settings().get(setting.getKey()) + ", expected " + setting.getValue());
            }
        }
    }
}

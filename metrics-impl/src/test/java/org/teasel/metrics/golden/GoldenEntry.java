package org.teasel.metrics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Some values that one implementation gave. Every one of them must be compared or set aside with a reason; where it gave
 * none or an infinite one, there is nothing to compare.
 */
final class GoldenEntry {

    private final JsonNode entry;
    private final Set<String> seen = new LinkedHashSet<>();

    GoldenEntry(JsonNode entry) {
        this.entry = entry;
    }

    String id() {
        return entry.get("id").asText();
    }

    boolean informational() {
        return entry.get("class").asText().equals("informational");
    }

    int parameter(String name) {
        return entry.get("params").get(name).asInt();
    }

    boolean has(String name) {
        return entry.get("values").has(name);
    }

    double[] vector(String name) {
        return numbers(entry.get("values").get(name));
    }

    /** Compares by the entry's own tolerance. */
    GoldenEntry compare(String name, double actual) {
        return compare(name, new double[] {actual}, new double[] {0}, 0);
    }

    /** Compares by the entry's own tolerance, with an allowance for a documented difference. */
    GoldenEntry compare(String name, double actual, double allowance) {
        return compare(name, new double[] {actual}, new double[] {0}, allowance);
    }

    GoldenEntry compare(String name, double[] actual, double allowance) {
        return compare(name, actual, new double[actual.length], allowance);
    }

    GoldenEntry compare(String name, double[][] actual, double allowance) {
        return compare(
                name, Arrays.stream(actual).flatMapToDouble(Arrays::stream).toArray(), allowance);
    }

    /** Compares what is read at draws; where the entry was sampled, our own standard error counts too. */
    GoldenEntry compare(String name, Computed computed, Function<Computed, double[]> reading) {
        double[] actual = reading.apply(computed);
        double[] error =
                entry.get("tolerance").has("k_stderr") ? computed.standardErrors(reading) : new double[actual.length];
        return compare(name, actual, error, 0);
    }

    /** Compares what is read at our own draws with the value that it converges to. */
    GoldenEntry compareLimit(String name, Computed computed, Function<Computed, double[]> reading) {
        double[] error = computed.standardErrors(reading);
        double widest = Arrays.stream(error).max().orElseThrow();
        return compare(name, reading.apply(computed), 5 * widest + 1e-3);
    }

    private GoldenEntry compare(String name, double[] actual, double[] error, double allowance) {
        seen.add(name);
        double[] expected = numbers(entry.get("values").get(name));
        JsonNode errors = entry.path("stderr").path(name);
        double[] expectedError =
                errors.isMissingNode() || errors.isNull() ? new double[expected.length] : numbers(errors);
        assertThat(actual).as(id() + " " + name).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            double tolerance = tolerance(name, expected[k], Math.hypot(error[k], expectedError[k])) + allowance;
            if (!Double.isNaN(expected[k])) {
                assertThat(actual[k]).as(id() + " " + name + " " + k).isCloseTo(expected[k], within(tolerance));
            }
        }
        return this;
    }

    private double tolerance(String name, double expected, double error) {
        JsonNode tolerance = entry.get("tolerance");
        if (tolerance.has("k_stderr")) {
            return tolerance.get("k_stderr").asDouble() * error
                    + tolerance.get("atol").asDouble();
        }
        if (tolerance.has("rtol")) {
            return tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(expected);
        }
        return tolerance.has(name)
                ? tolerance.get(name).asDouble()
                : tolerance.get("band").asDouble();
    }

    /** Leaves values alone, for a reason. */
    GoldenEntry aside(String reason, String... names) {
        assertThat(reason).isNotBlank();
        seen.addAll(Arrays.asList(names));
        return this;
    }

    /** Leaves all values alone that were not compared, for a reason. */
    GoldenEntry asideRest(String reason) {
        assertThat(reason).isNotBlank();
        entry.get("values").fieldNames().forEachRemaining(seen::add);
        return this;
    }

    void requireAllSeen() {
        Set<String> names = new TreeSet<>();
        entry.get("values").fieldNames().forEachRemaining(names::add);
        assertThat(seen).as("values of " + id() + " that were looked at").containsAll(names);
    }

    private static double[] numbers(JsonNode node) {
        if (!node.isArray()) {
            return new double[] {number(node)};
        }
        return IntStream.range(0, node.size())
                .mapToObj(k -> numbers(node.get(k)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.asDouble();
    }
}

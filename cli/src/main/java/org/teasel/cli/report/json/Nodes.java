package org.teasel.cli.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Values as JSON. JSON has finite numbers only: NaN (not defined) becomes null, infinities become the strings
 * {@code "Infinity"} and {@code "-Infinity"}.
 */
final class Nodes {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    /** A document as text, with the same line ends on every system. */
    static String text(ObjectNode document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes could not be written", e);
        }
    }

    /** What differs from run to run of the same thing on any machine. */
    static ObjectNode run(Instant created) {
        ObjectNode run = object();
        run.put("created", created.toString());
        run.put("java", Runtime.version().toString());
        run.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return run;
    }

    static JsonNode number(double value) {
        if (Double.isNaN(value)) {
            return FACTORY.nullNode();
        }
        return Double.isInfinite(value) ? FACTORY.textNode(Double.toString(value)) : FACTORY.numberNode(value);
    }

    static ArrayNode numbers(double... values) {
        ArrayNode array = FACTORY.arrayNode(values.length);
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    /** A break-down, or null if there is none. */
    static JsonNode numbersOrNull(double[] values) {
        return values.length == 0 ? FACTORY.nullNode() : numbers(values);
    }

    static ArrayNode table(double[][] values) {
        ArrayNode array = FACTORY.arrayNode(values.length);
        for (double[] row : values) {
            array.add(numbers(row));
        }
        return array;
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = FACTORY.arrayNode(texts.size());
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode figures(Map<String, Double> figures) {
        ObjectNode object = object();
        figures.forEach((name, figure) -> object.set(name, number(figure)));
        return object;
    }

    static ObjectNode settings(Map<String, ?> settings) {
        ObjectNode object = object();
        settings.forEach((name, value) -> object.set(name, setting(value)));
        return object;
    }

    /** To milliseconds: more would be noise. */
    static JsonNode seconds(Duration duration) {
        return FACTORY.numberNode(duration.toMillis() / 1000.0);
    }

    private static JsonNode setting(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return FACTORY.numberNode(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            return number(number.doubleValue());
        }
        if (value instanceof Boolean flag) {
            return FACTORY.booleanNode(flag);
        }
        if (value instanceof Collection<?> values) {
            ArrayNode array = FACTORY.arrayNode();
            values.forEach(element -> array.add(setting(element)));
            return array;
        }
        return value == null ? FACTORY.nullNode() : FACTORY.textNode(value.toString());
    }
}

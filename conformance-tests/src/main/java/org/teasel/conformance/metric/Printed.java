package org.teasel.conformance.metric;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a result out to the last bit, as far as arrays, collections and records reach. */
final class Printed {

    private Printed() {}

    static String of(Object value) {
        if (value == null) {
            return "null";
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(index -> of(Array.get(value, index)))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Printed::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.getClass().isRecord() ? record(value) : text(value);
    }

    private static String record(Object value) {
        StringJoiner parts = new StringJoiner(", ", value.getClass().getSimpleName() + "(", ")");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                parts.add(component.getName() + "=" + of(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                if (e instanceof InvocationTargetException) {
                    parts.add(component.getName() + " fails");
                }
                // Otherwise it is closed to the kit, as some modules are: nothing can be told of it.
            }
        }
        return parts.toString();
    }

    /** Numbers and strings by value; what else can't be looked into, by nothing. */
    private static String text(Object value) {
        return value instanceof Number || value instanceof CharSequence || value instanceof Boolean
                ? value.toString()
                : value.getClass().getSimpleName();
    }
}

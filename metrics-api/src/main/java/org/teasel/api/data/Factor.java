package org.teasel.api.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;

/**
 * A factor of variation y_k: its name, its type, and the names of its values.
 *
 * @param name name, unique in its table
 * @param type what its values are
 * @param values names of its values, at least one; empty for a continuous factor
 */
public record Factor(String name, Type type, List<String> values) {

    /** What the values of a factor are. */
    public enum Type {
        /** Finitely many values without an order. */
        CATEGORICAL,
        /** Finitely many values in an order; as a number, a value is its index. */
        ORDINAL,
        /** Real numbers. */
        CONTINUOUS
    }

    public Factor {
        if (name.isBlank()) {
            throw new InvalidInputException("a factor has a blank name, expected one to call it by");
        }
        values = List.copyOf(values);
        if (values.isEmpty() != (type == Type.CONTINUOUS)) {
            throw new InvalidInputException("factor '" + name + "' is "
                    + type.name().toLowerCase(Locale.ROOT) + " and has " + values.size()
                    + " named values, expected " + (type == Type.CONTINUOUS ? "none" : "at least one"));
        }
    }

    /** A categorical factor with the values 0 .. {@code size} - 1. */
    public static Factor categorical(String name, int size) {
        return new Factor(name, Type.CATEGORICAL, numbers(size));
    }

    /** An ordinal factor with the values 0 .. {@code size} - 1. */
    public static Factor ordinal(String name, int size) {
        return new Factor(name, Type.ORDINAL, numbers(size));
    }

    /** A continuous factor. */
    public static Factor continuous(String name) {
        return new Factor(name, Type.CONTINUOUS, List.of());
    }

    private static List<String> numbers(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }
}

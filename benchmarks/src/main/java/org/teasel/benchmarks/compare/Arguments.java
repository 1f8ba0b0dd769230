package org.teasel.benchmarks.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;

/**
 * A task and its {@code name=value} words.
 *
 * @param task the first word
 * @param values the values by name
 */
record Arguments(String task, Map<String, String> values) {

    static Arguments parse(String[] words) {
        if (words.length == 0) {
            throw new InvalidInputException("expected a task: generate, extract or measure");
        }
        return new Arguments(
                words[0],
                Arrays.stream(words)
                        .skip(1)
                        .map(Arguments::split)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    private static String[] split(String word) {
        String[] pair = word.split("=", 2);
        if (pair.length < 2) {
            throw new InvalidInputException("'" + word + "', expected name=value");
        }
        return pair;
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new InvalidInputException(task + " needs " + name + "=...");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name + "=" + value + ", expected a whole number", e);
        }
    }
}

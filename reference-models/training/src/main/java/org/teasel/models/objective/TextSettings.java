package org.teasel.models.objective;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;

/** Settings of a model as text. Whoever makes the model asks for them one after another, with what is usual. */
public final class TextSettings {

    private final String model;
    private final Map<String, String> left;
    private final Map<String, Object> usual = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Settings to ask for.
     *
     * @param model whose they are
     * @param given those that are not as usual, by name
     */
    public TextSettings(String model, Map<String, String> given) {
        this.model = model;
        this.left = new LinkedHashMap<>(given);
    }

    /** Whose they are. */
    public String model() {
        return model;
    }

    /**
     * A number.
     *
     * @throws InvalidInputException if the text is none
     */
    public double number(String name, double usually) {
        String text = text(name, usually);
        try {
            double value = Double.parseDouble(text);
            values.put(name, value);
            return value;
        } catch (NumberFormatException e) {
            throw new InvalidInputException("setting " + name + " is '" + text + "', expected a number", e);
        }
    }

    /**
     * A whole number.
     *
     * @throws InvalidInputException if the text is none
     */
    public long count(String name, long usually) {
        String text = text(name, usually);
        try {
            long value = Long.parseLong(text);
            values.put(name, value);
            return value;
        } catch (NumberFormatException e) {
            throw new InvalidInputException("setting " + name + " is '" + text + "', expected a whole number", e);
        }
    }

    /** A constant, of which the text is the name in lower case and with hyphens. */
    <E extends Enum<E>> E choice(String name, E usually) {
        String text = text(name, name(usually));
        values.put(name, text);
        E[] constants = usually.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("setting " + name + " is '" + text + "', expected one of "
                        + Arrays.stream(constants).map(TextSettings::name).collect(Collectors.joining(", "))));
    }

    private String text(String name, Object usually) {
        usual.put(name, usually);
        String text = left.remove(name);
        return text == null ? usually.toString() : text;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Refuses settings that were given and not asked for.
     *
     * @throws InvalidInputException if there is one
     */
    public void requireAllKnown() {
        if (!left.isEmpty()) {
            throw new InvalidInputException("model " + model + " has no setting '"
                    + left.keySet().iterator().next() + "', expected "
                    + (usual.isEmpty() ? "none" : "one of " + usual));
        }
    }

    /** All that were asked for, with their values: numbers, whole numbers and texts. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}

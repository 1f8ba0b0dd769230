package org.teasel.api.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a metric measured: a value, and what lies behind it. Immutable: what it is given is copied, its arrays are only
 * to be read, and the {@code with} methods return others.
 *
 * @param value the score, never NaN
 * @param perFactor [K], the share of each factor; NaN where it is not defined; empty if there is no such break-down
 * @param perLatent [L], the share of each latent; NaN where it is not defined; empty if there is no such break-down
 * @param matrix the table behind the score
 * @param components other figures by name; NaN where one is not defined
 * @param settings parameters of the metric itself by name
 * @param notes what a reader should know, such as a factor that was left out
 */
public record Measurement(
        double value,
        double[] perFactor,
        double[] perLatent,
        Optional<Matrix> matrix,
        Map<String, Double> components,
        Map<String, Object> settings,
        List<String> notes) {

    private static final double[] NONE = {};

    public Measurement {
        perFactor = perFactor.clone();
        perLatent = perLatent.clone();
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        notes = List.copyOf(notes);
    }

    /** A value alone. */
    public static Measurement of(double value) {
        return new Measurement(value, NONE, NONE, Optional.empty(), Map.of(), Map.of(), List.of());
    }

    /** This measurement with a share of each factor. */
    public Measurement withPerFactor(double... shares) {
        return new Measurement(value, shares, perLatent, matrix, components, settings, notes);
    }

    /** This measurement with a share of each latent. */
    public Measurement withPerLatent(double... shares) {
        return new Measurement(value, perFactor, shares, matrix, components, settings, notes);
    }

    /** This measurement with the table behind it. */
    public Measurement with(Matrix table) {
        return new Measurement(value, perFactor, perLatent, Optional.of(table), components, settings, notes);
    }

    /** This measurement with one more figure. */
    public Measurement withComponent(String name, double figure) {
        return new Measurement(value, perFactor, perLatent, matrix, plus(components, name, figure), settings, notes);
    }

    /** This measurement with one more parameter of the metric. */
    public Measurement withSetting(String name, Object parameter) {
        return new Measurement(value, perFactor, perLatent, matrix, components, plus(settings, name, parameter), notes);
    }

    /** This measurement with one more note. */
    public Measurement withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Measurement(value, perFactor, perLatent, matrix, components, settings, more);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V entry) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, entry);
        return more;
    }
}

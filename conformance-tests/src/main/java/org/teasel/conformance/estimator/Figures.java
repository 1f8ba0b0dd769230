package org.teasel.conformance.estimator;

import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.rule.Violation;

/**
 * All figures of a result by their places in it, so that results of any type can be compared and kept.
 *
 * @param byPlace numbers, and what else can be compared by {@code equals}
 * @param reason why there is no result; empty if there is one
 */
record Figures(Map<String, Object> byPlace, Optional<String> reason) {

    /** The figures of what is computed, or why it has none; the reason must not be blank. */
    static Figures of(Statistic<?> key, Supplier<?> result) {
        try {
            Object value = result.get();
            Map<String, Object> byPlace = new LinkedHashMap<>();
            fill(byPlace, key.getClass().getSimpleName(), value, key);
            return new Figures(byPlace, Optional.empty());
        } catch (NotDefinedException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new Violation(key + " is not defined without a reason");
            }
            return new Figures(Map.of(), Optional.of(e.getMessage()));
        }
    }

    boolean defined() {
        return reason.isEmpty();
    }

    /** Refuses figures that differ by more than a share of them, and than that share of 1. */
    void mustEqual(Figures expected, double tolerance, String circumstance) {
        if (defined() != expected.defined()) {
            throw new Violation(circumstance + " it is " + described() + ", expected " + expected.described());
        }
        for (String place : byPlace.keySet()) {
            Object value = byPlace.get(place);
            if (!expected.byPlace.containsKey(place)) {
                throw new Violation(circumstance + " there is " + place + " = " + value + ", expected none");
            }
            Object right = expected.byPlace.get(place);
            if (!equal(value, right, tolerance)) {
                throw new Violation(circumstance + " " + place + " = " + value + ", expected " + right);
            }
        }
        for (String place : expected.byPlace.keySet()) {
            if (!byPlace.containsKey(place)) {
                throw new Violation(
                        circumstance + " there is no " + place + ", expected " + expected.byPlace.get(place));
            }
        }
    }

    private String described() {
        return reason.map(why -> "not defined, because " + why).orElse("defined");
    }

    private static boolean equal(Object a, Object b, double tolerance) {
        if (a instanceof Double x && b instanceof Double y) {
            double scale = Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
            return x.equals(y) || Math.abs(x - y) <= tolerance * (Double.isInfinite(scale) ? 0 : scale);
        }
        return Objects.equals(a, b);
    }

    /** The places that hold NaN. */
    List<String> undefinedPlaces() {
        return byPlace.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Double x && x.isNaN())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void fill(Map<String, Object> byPlace, String place, Object value, Statistic<?> key) {
        if (value instanceof Number number) {
            byPlace.put(place, number.doubleValue());
        } else if (value instanceof SampledInformation sampled) {
            fillSampled(byPlace, place, sampled, key);
        } else if (value instanceof Representation representation) {
            fillRepresentation(byPlace, place, representation);
        } else if (value instanceof Optional<?> optional) {
            fill(byPlace, place, optional.isPresent() ? optional.get() : "empty", key);
        } else if (value instanceof OptionalDouble optional) {
            fill(byPlace, place, optional.isPresent() ? optional.getAsDouble() : "empty", key);
        } else if (value instanceof Map<?, ?> map) {
            byPlace.put(place + ".size", map.size());
            map.forEach((k, v) -> fill(byPlace, place + "{" + k + "}", v, key));
        } else if (value instanceof List<?> list) {
            byPlace.put(place + ".size", list.size());
            for (int k = 0; k < list.size(); k++) {
                fill(byPlace, place + "[" + k + "]", list.get(k), key);
            }
        } else if (value != null && value.getClass().isArray()) {
            byPlace.put(place + ".length", Array.getLength(value));
            for (int k = 0; k < Array.getLength(value); k++) {
                fill(byPlace, place + "[" + k + "]", Array.get(value, k), key);
            }
        } else if (value instanceof Record record) {
            fillRecord(byPlace, place, record, key);
        } else {
            byPlace.put(place, value);
        }
    }

    private static void fillRecord(Map<String, Object> byPlace, String place, Record record, Statistic<?> key) {
        Map<String, Object> components = components(record);
        if (components.isEmpty()) {
            byPlace.put(place, record);
        }
        components.forEach((name, value) -> fill(byPlace, place + "." + name, value, key));
    }

    /** The components of a record; none if its module keeps them to itself. */
    static Map<String, Object> components(Record record) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException | InaccessibleObjectException e) {
                return Map.of();
            }
        }
        return components;
    }

    private static void fillSampled(
            Map<String, Object> byPlace, String place, SampledInformation sampled, Statistic<?> key) {
        List<LatentSet> sets =
                key instanceof ClampedPosterior clamped ? clamped.sets() : ((SampledPosterior) key).sets();
        byPlace.put(place + ".samples", sampled.samples());
        byPlace.put(place + ".groups", sampled.groups());
        for (LatentSet set : sets) {
            byPlace.put(place + ".information" + set, sampled.information(set));
            byPlace.put(place + ".entropy" + set, sampled.entropy(set));
            byPlace.put(place + ".conditionalEntropy" + set, sampled.conditionalEntropy(set));
            byPlace.put(
                    place + ".without(0).information" + set, sampled.without(0).information(set));
        }
        for (int k = 0; k < sampled.factors(); k++) {
            byPlace.put(place + ".factorEntropy[" + k + "]", sampled.factorEntropy(k));
            for (LatentSet set : sets) {
                if (set.size() == 1) {
                    int i = set.get(0);
                    String at = "[" + i + "][" + k + "]";
                    byPlace.put(place + ".mutualInformation" + at, sampled.mutualInformation(i, k));
                    byPlace.put(place + ".evenInformation" + at, sampled.evenInformation(i, k));
                    byPlace.put(place + ".jointEntropy" + at, sampled.jointEntropy(i, k));
                }
            }
        }
    }

    private static void fillRepresentation(Map<String, Object> byPlace, String place, Representation representation) {
        Posteriors posteriors = representation.posteriors();
        Factors factors = representation.factors();
        byPlace.put(place + ".size", representation.size());
        byPlace.put(place + ".latentNames", representation.latentNames());
        for (int row = 0; row < representation.size(); row++) {
            byPlace.put(place + ".weight[" + row + "]", representation.weight(row));
            for (int i = 0; i < posteriors.latents(); i++) {
                byPlace.put(place + ".mean[" + row + "][" + i + "]", posteriors.mean(row, i));
                byPlace.put(place + ".variance[" + row + "][" + i + "]", posteriors.covariance(row, i, i));
            }
            for (int k = 0; k < factors.count(); k++) {
                byPlace.put(
                        place + ".factor[" + row + "][" + k + "]",
                        factors.column(k).number(row));
            }
        }
    }
}

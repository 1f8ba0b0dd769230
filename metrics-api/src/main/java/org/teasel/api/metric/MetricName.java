package org.teasel.api.metric;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * Name of a metric: {@code id}, {@code id@k}, {@code id:variant} or {@code id@k:variant}.
 *
 * @param id small letters, digits and hyphens
 * @param k the k of a metric over the k best, if it was given
 * @param variant name of the variant, empty for the default one
 */
public record MetricName(String id, OptionalInt k, String variant) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("([^@:]+)(?:@([0-9]{1,6}))?(?::([^@:]+))?");

    public MetricName {
        if (!WORD.matcher(id).matches()
                || !(variant.isEmpty() || WORD.matcher(variant).matches())) {
            throw new InvalidInputException("'" + id + (variant.isEmpty() ? "" : "' with variant '" + variant)
                    + "' is no metric name, expected small letters, digits and hyphens");
        }
    }

    /** The default variant of a metric. */
    public static MetricName of(String id) {
        return new MetricName(id, OptionalInt.empty(), "");
    }

    /** A named variant of a metric. */
    public static MetricName of(String id, String variant) {
        return new MetricName(id, OptionalInt.empty(), variant);
    }

    /** Reads a name such as {@code mig}, {@code sepin@3} or {@code dci:lasso}. */
    public static MetricName parse(String text) {
        Matcher matcher = NAME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "'" + text + "' is no metric name, expected one such as mig, sepin@3 or dci:lasso");
        }
        OptionalInt k =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        return new MetricName(matcher.group(1), k, matcher.group(3) == null ? "" : matcher.group(3));
    }

    /** The id with its k, without the variant. */
    public String idWithK() {
        return k.isPresent() ? id + "@" + k.getAsInt() : id;
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? idWithK() : idWithK() + ":" + variant;
    }
}

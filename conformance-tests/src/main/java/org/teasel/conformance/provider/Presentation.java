package org.teasel.conformance.provider;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.teasel.conformance.rule.Violation;

/** How providers present themselves to listings and to the command. */
public final class Presentation {

    /** An option that no provider has. */
    public static final String UNKNOWN_OPTION = "no-such-option";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Presentation() {}

    /** Throws unless an identifier is small letters, digits and hyphens, and that of another instance is the same. */
    public static void requireId(String id, String again) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new Violation("the identifier is '" + id + "', expected small letters, digits and hyphens");
        }
        if (!id.equals(again)) {
            throw new Violation("the identifier is '" + id + "' and of another instance '" + again + "'");
        }
    }

    /** Throws unless a description is one line. */
    public static void requireDescription(String description) {
        if (description == null || description.isBlank() || description.lines().count() != 1) {
            throw new Violation("the description is '" + description + "', expected one line");
        }
    }

    /** Options and one more, which no provider can change. */
    public static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(name, value);
        return Map.copyOf(more);
    }
}

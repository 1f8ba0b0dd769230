package org.teasel.conformance.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules that a candidate declares not to keep. Only rules of level SHOULD can be declared away, and only ones that it
 * really breaks: a declaration is tried too.
 *
 * @param reasons why, by the rule's identifier
 */
public record Declarations(Map<String, String> reasons) {

    /** Keeps every rule. */
    public static final Declarations NONE = new Declarations(Map.of());

    public Declarations {
        reasons = Map.copyOf(reasons);
    }

    /** These declarations and one more. */
    public Declarations and(String rule, String reason) {
        Map<String, String> more = new LinkedHashMap<>(reasons);
        more.put(rule, reason);
        return new Declarations(more);
    }
}

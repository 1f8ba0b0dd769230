package org.teasel.adapters.arrays.csv;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as they are written in tables; Java's own parser would also take {@code 1d} and {@code 0x1p3}. */
final class Decimal {

    private static final Pattern FINITE = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    private Decimal() {}

    /** Whether the text is a number; the words for infinities and for not-a-number count as numbers. */
    static boolean matches(String text) {
        return FINITE.matcher(text).matches() || SPECIAL.matcher(text).matches();
    }

    /** The value of a text that {@linkplain #matches matches}. */
    static double parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.endsWith("nan")) {
            return Double.NaN;
        }
        if (word.contains("inf")) {
            return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}

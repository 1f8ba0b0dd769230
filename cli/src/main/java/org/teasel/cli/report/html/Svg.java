package org.teasel.cli.report.html;

import java.util.List;
import java.util.Locale;

/** What the pictures share: how lengths, labels and shades are written. */
final class Svg {

    /** Mean width of a letter at the labels' size; good enough to make room. */
    static final double LETTER = 6.6;

    private static final int LONGEST_LABEL = 22;
    private static final double DARK = 0.55;

    private Svg() {}

    static String length(double length) {
        return length == Math.rint(length) ? Long.toString((long) length) : String.format(Locale.ROOT, "%.2f", length);
    }

    /** A name that is cut where it would not fit. */
    static String label(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_LABEL
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    /** Room for the longest of some labels. */
    static double width(List<String> names) {
        return LETTER
                * names.stream().map(Svg::label).mapToInt(String::length).max().orElse(0);
    }

    /** Opens a rectangle whose shade says how much, from -1 to 1; the style sheet knows the colours. */
    static Markup shade(Markup markup, double x, double y, double width, double height, double share) {
        return markup.open(
                "rect",
                "class",
                Double.isNaN(share) ? "cell void" : share < 0 ? "cell minus" : "cell",
                "x",
                length(x),
                "y",
                length(y),
                "width",
                length(width),
                "height",
                length(height),
                "style",
                Double.isNaN(share) ? "" : String.format(Locale.ROOT, "--v:%.3f", Math.abs(share)));
    }

    /** The class of a text on a shade. */
    static String onShade(double share) {
        return Math.abs(share) > DARK ? "on-dark" : "on-light";
    }

    static void text(Markup markup, String classes, double x, double y, String text) {
        markup.element("text", text, "class", classes, "x", length(x), "y", length(y));
    }
}

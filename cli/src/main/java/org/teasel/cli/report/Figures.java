package org.teasel.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.teasel.api.Settings;
import org.teasel.api.metric.MetricDescriptor.Range;

/** How numbers are written for people: in files for machines they stand in full. */
public final class Figures {

    private static final int DECIMALS = 4;
    private static final double LEAST_PLAIN = 5e-5;
    /** What is smaller is rounding. */
    private static final double LEAST = 1e-12;

    private static final double MOST_PLAIN = 1e6;

    private Figures() {}

    /** A value: four decimals, or a power of ten where these would say little. */
    public static String value(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size >= LEAST && size < LEAST_PLAIN || size >= MOST_PLAIN) {
            return minus(String.format(Locale.ROOT, "%.2e", value));
        }
        String text = String.format(Locale.ROOT, "%." + DECIMALS + "f", value);
        return minus(text.matches("-0\\.0+") ? text.substring(1) : text);
    }

    /** An error: two significant digits. */
    public static String error(double error) {
        if (!Double.isFinite(error)) {
            return value(error);
        }
        if (error < LEAST) {
            return "0";
        }
        if (error < 1e-6 || error >= MOST_PLAIN) {
            return String.format(Locale.ROOT, "%.1e", error);
        }
        return new BigDecimal(error).round(new MathContext(2)).toPlainString();
    }

    /** Two decimals, for the cells of pictures. */
    public static String cell(double value) {
        return Double.isFinite(value) && Math.abs(value) < 100 ? brief(value) : value(value);
    }

    private static String brief(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return minus(text.equals("-0.00") ? "0.00" : text);
    }

    /** A count, with its thousands apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The name of a figure in words: {@code totalCorrelation} is a name for programs. */
    public static String words(String name) {
        return Pattern.compile("(?<=[a-z0-9])([A-Z])(?=[a-z])")
                .matcher(name)
                .replaceAll(initial -> " " + initial.group().toLowerCase(Locale.ROOT));
    }

    /** A setting that is a number: as short as it can be said. */
    public static String setting(double value) {
        return value == Math.rint(value) && Math.abs(value) < MOST_PLAIN
                ? minus(Long.toString((long) value))
                : value(value).replaceFirst("(\\.\\d*?)0+$", "$1");
    }

    /** A range, such as [0, 1] or [0, ∞). */
    public static String range(Range range) {
        return (Double.isInfinite(range.low()) ? "(" : "[") + setting(range.low()) + ", " + setting(range.high())
                + (Double.isInfinite(range.high()) ? ")" : "]");
    }

    /** The level of confidence intervals, such as 95 %. */
    public static String confidence(Settings settings) {
        return new BigDecimal(settings.confidence() * 100)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static String minus(String text) {
        return text.replaceFirst("^-", "−");
    }
}

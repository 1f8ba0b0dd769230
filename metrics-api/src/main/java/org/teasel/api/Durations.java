package org.teasel.api;

import java.time.Duration;

/** Times in words, rounded to what a reader can use. */
final class Durations {

    /** Two ends are told as one time up to this ratio. */
    private static final double ALIKE = 1.25;

    private static final double FEW_SECONDS = 10;

    private Durations() {}

    /** An interval as one time or two: {@code about 40 s}, {@code 2 to 4 min}, {@code a few seconds}. */
    static String between(Duration least, Duration most) {
        double low = seconds(least);
        double high = seconds(most);
        if (high <= FEW_SECONDS) {
            return "a few seconds";
        }
        if (high <= ALIKE * low) {
            Unit unit = Unit.of(0.5 * (low + high));
            return "about " + unit.round(0.5 * (low + high)) + " " + unit.sign;
        }
        Unit unit = Unit.of(high);
        long from = unit.round(low);
        long to = unit.round(high);
        if (from == to) {
            return "about " + to + " " + unit.sign;
        }
        return (from == 0 ? "up to " : from + " to ") + to + " " + unit.sign;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** A unit and the steps that numbers of it are rounded to: small numbers finely, large ones coarsely. */
    private enum Unit {
        SECONDS("s", 1, 120),
        MINUTES("min", 60, 120),
        HOURS("h", 3600, Double.POSITIVE_INFINITY);

        private static final long FINE_BELOW = 15;
        private static final long COARSE = 5;

        private final String sign;
        private final double size;
        private final double most;

        Unit(String sign, double size, double most) {
            this.sign = sign;
            this.size = size;
            this.most = most;
        }

        static Unit of(double seconds) {
            for (Unit unit : values()) {
                if (seconds / unit.size <= unit.most) {
                    return unit;
                }
            }
            return HOURS;
        }

        long round(double seconds) {
            long number = Math.round(seconds / size);
            return number < FINE_BELOW ? number : Math.round(seconds / size / COARSE) * COARSE;
        }
    }
}

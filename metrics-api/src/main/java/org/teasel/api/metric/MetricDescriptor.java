package org.teasel.api.metric;

import java.util.Set;

/**
 * What a metric is called and what its values mean.
 *
 * @param name its name
 * @param summary one line on what it measures
 * @param range values that it can take
 * @param direction which values are better
 * @param unit unit of its value
 * @param requirements what the data must have for it to be defined
 * @param citation paper and equation that define it
 */
public record MetricDescriptor(
        MetricName name,
        String summary,
        Range range,
        Direction direction,
        Unit unit,
        Set<Requirement> requirements,
        String citation) {

    /** Which values are better. */
    public enum Direction {
        /** Higher is better. */
        HIGHER,
        /** Lower is better. */
        LOWER,
        /** Neither: it describes. */
        NEITHER
    }

    /** Unit of a value. */
    public enum Unit {
        /** Natural units of information. */
        NATS,
        /** A pure number, such as a share. */
        ONE
    }

    /**
     * A closed interval, with infinite ends where there is no bound.
     *
     * @param low least value
     * @param high greatest value
     */
    public record Range(double low, double high) {

        /** [0, 1]. */
        public static final Range UNIT = new Range(0, 1);

        /** From 0 on. */
        public static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);

        /** All numbers. */
        public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public MetricDescriptor {
        requirements = Set.copyOf(requirements);
    }

    /** This descriptor under another name. */
    public MetricDescriptor named(MetricName other) {
        return new MetricDescriptor(other, summary, range, direction, unit, requirements, citation);
    }

    /** This descriptor with another summary. */
    public MetricDescriptor summarised(String other) {
        return new MetricDescriptor(name, other, range, direction, unit, requirements, citation);
    }

    /** This descriptor with another unit and range. */
    public MetricDescriptor measuring(Unit otherUnit, Range otherRange) {
        return new MetricDescriptor(name, summary, otherRange, direction, otherUnit, requirements, citation);
    }

    /** This descriptor with another source. */
    public MetricDescriptor citing(String other) {
        return new MetricDescriptor(name, summary, range, direction, unit, requirements, other);
    }
}

package org.teasel.cli.report;

import java.util.List;
import java.util.Locale;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.Score;

/**
 * A score as a row of a table for people.
 *
 * @param name name of the metric
 * @param status whether there is a value
 * @param value the value; empty without one
 * @param standardError its standard error from one seed to another; empty without one
 * @param interval its confidence interval; empty without one
 * @param direction which values are better: {@code higher}, {@code lower} or {@code –}
 * @param notes what a reader should know, and why there is no value if there is none
 */
public record ScoreRow(
        String name,
        Status status,
        String value,
        String standardError,
        String interval,
        String direction,
        List<String> notes) {

    /** Whether there is a value. */
    public enum Status {
        /** There is. */
        DEFINED,
        /** There is none for this data. */
        NOT_DEFINED,
        /** The metric broke down. */
        FAILED
    }

    /** The row of a score. */
    public static ScoreRow of(Score score) {
        MetricDescriptor descriptor = score.descriptor();
        String name = descriptor.name().toString();
        String direction = direction(descriptor.direction());
        if (score.outcome() instanceof Score.Defined defined) {
            Measurement measurement = defined.measurement();
            return new ScoreRow(
                    name,
                    Status.DEFINED,
                    Figures.value(measurement.value()),
                    defined.standardError()
                            .map(error -> Figures.error(error.value()))
                            .orElse(""),
                    defined.interval()
                            .map(i -> "[" + Figures.value(i.low()) + ", " + Figures.value(i.high()) + "]")
                            .orElse(""),
                    direction,
                    measurement.notes());
        }
        if (score.outcome() instanceof Score.NotDefined none) {
            return without(name, Status.NOT_DEFINED, direction, "not defined, because " + none.reason());
        }
        return without(name, Status.FAILED, direction, "failed: " + ((Score.Failed) score.outcome()).reason());
    }

    private static ScoreRow without(String name, Status status, String direction, String reason) {
        return new ScoreRow(name, status, "", "", "", direction, List.of(reason));
    }

    private static String direction(MetricDescriptor.Direction direction) {
        return direction == MetricDescriptor.Direction.NEITHER
                ? "–"
                : direction.name().toLowerCase(Locale.ROOT);
    }

    /** What stands in the column of values: the value, or what there is in its place. */
    public String valueOrStatus() {
        return switch (status) {
            case DEFINED -> value;
            case NOT_DEFINED -> "not defined";
            case FAILED -> "failed";
        };
    }
}

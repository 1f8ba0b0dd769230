package org.teasel.api.metric;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric's answer for one representation.
 *
 * @param descriptor the metric
 * @param outcome a value, or why there is none
 * @param settings every parameter that the answer depends on, by name
 * @param time time that the metric itself took, without the statistics that it shares with others
 */
public record Score(MetricDescriptor descriptor, Outcome outcome, Map<String, Object> settings, Duration time) {

    /** A value, or why there is none. */
    public sealed interface Outcome {}

    /**
     * A value.
     *
     * @param measurement the value and what lies behind it
     * @param standardError standard errors from one seed to another, each in the place of the figure that it belongs
     *     to: of draws, or of repeats with learners; empty if nothing was drawn, learned or repeated
     * @param interval where the value may lie if the observations had been others
     */
    public record Defined(Measurement measurement, Optional<Measurement> standardError, Optional<Interval> interval)
            implements Outcome {}

    /**
     * The metric has no value for this data.
     *
     * @param reason the end of "not defined, because ..."
     */
    public record NotDefined(String reason) implements Outcome {}

    /**
     * The metric broke down.
     *
     * @param reason what went wrong and in which artifact
     */
    public record Failed(String reason) implements Outcome {}

    /**
     * A confidence interval.
     *
     * @param low lower end
     * @param high upper end
     * @param level probability to cover, such as 0.95
     */
    public record Interval(double low, double high, double level) {}

    /** The value, if there is one. */
    public OptionalDouble value() {
        return outcome instanceof Defined defined
                ? OptionalDouble.of(defined.measurement().value())
                : OptionalDouble.empty();
    }
}

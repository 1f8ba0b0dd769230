package org.teasel.conformance.evaluator;

import java.util.List;
import org.teasel.api.metric.Metric;

/** The metrics that an evaluator is asked for by name. */
public interface Catalogue {

    /** Every metric in its default variant. */
    List<Metric> standard();

    /** Every metric in every variant. */
    List<Metric> all();

    /**
     * The metrics that a text asks for.
     *
     * @param names {@code standard}, {@code all}, or names as {@link org.teasel.api.metric.MetricName} writes them, with
     *     commas between
     * @throws org.teasel.api.InvalidInputException if it names a metric that there is not
     */
    List<Metric> select(String names);
}

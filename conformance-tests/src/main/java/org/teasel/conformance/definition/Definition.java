package org.teasel.conformance.definition;

import java.util.OptionalInt;
import org.teasel.api.metric.Measurement;

/** What a metric is: the slow obvious way from statistics to the value and the parts that it is made of. */
@FunctionalInterface
interface Definition {

    /**
     * What the metric is of a representation.
     *
     * @param k the k of its name
     * @throws org.teasel.api.statistic.NotDefinedException if it has no value
     */
    Measurement of(Given given, OptionalInt k);
}

package org.teasel.metrics.golden;

import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.MetricCatalogue;

/** Compares one entry of a case with what the metrics make of the same data. */
interface GoldenCheck {

    void check(GoldenCase golden, GoldenEntry entry);

    /** A metric by the name that a user would give. */
    static Metric metric(String name) {
        return MetricCatalogue.of(Plugins.discover()).select(name).get(0);
    }
}

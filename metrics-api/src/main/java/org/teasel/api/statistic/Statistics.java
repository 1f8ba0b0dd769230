package org.teasel.api.statistic;

import org.teasel.api.Progress;
import org.teasel.api.Settings;

/** The statistics that a metric declared to need, computed. */
public interface Statistics {

    /** The population that they describe. */
    Population population();

    /** The settings of the run. */
    Settings settings();

    /** Hears how far long work has come that is done outside the passes over the data. */
    default Progress progress() {
        return Progress.NONE;
    }

    /**
     * The result of a statistic. All metrics share it, so its arrays are only to be read.
     *
     * @throws NotDefinedException if it has no value for this data
     * @throws IllegalArgumentException if it was not declared as needed
     */
    <T> T get(Statistic<T> statistic);
}

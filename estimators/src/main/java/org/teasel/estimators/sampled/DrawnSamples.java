package org.teasel.estimators.sampled;

import org.teasel.api.statistic.Statistic;

/**
 * Draws from the aggregated posterior.
 *
 * @param samples number of draws
 * @param seed seed; each draw has a random stream of its own
 */
public record DrawnSamples(int samples, long seed) implements Statistic<Draws> {}

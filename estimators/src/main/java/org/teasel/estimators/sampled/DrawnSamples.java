package org.teasel.estimators.sampled;

import org.teasel.api.statistic.Statistic;

/**
 * Draws from the aggregated posterior, in independent groups: draw m belongs to group m mod
 * {@link org.teasel.api.information.SampledInformation#GROUPS}.
 *
 * @param samples number of draws
 * @param seed seed; all draws depend on it and on the number of draws
 */
public record DrawnSamples(int samples, long seed) implements Statistic<Draws> {}

package org.teasel.api.statistic;

import org.teasel.api.posterior.Posteriors;

/**
 * Some observations of a population.
 *
 * @param rows index of each observation in the population, ascending; only to be read
 * @param posteriors their posteriors, in the same order
 */
public record Batch(int[] rows, Posteriors posteriors) {}

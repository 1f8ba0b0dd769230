package org.teasel.estimators.sampled;

import org.teasel.api.posterior.Posteriors;

/**
 * Draws z^(m) from the posteriors of observations n_m, which were drawn from p.
 *
 * @param rows [S], the observations n_m
 * @param own the posteriors that each was drawn from, S rows
 * @param points [S][L], the draws
 */
public record Draws(int[] rows, Posteriors own, double[][] points) {}

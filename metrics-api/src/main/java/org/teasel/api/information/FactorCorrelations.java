package org.teasel.api.information;

import org.teasel.api.statistic.Statistic;

/**
 * Squared linear correlations of posterior means with factors as numbers, [L][K] in [0, 1]; 0 where either has no
 * variance (at most 1e-12).
 */
public record FactorCorrelations() implements Statistic<double[][]> {}

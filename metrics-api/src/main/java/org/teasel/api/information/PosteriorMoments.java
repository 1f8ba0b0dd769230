package org.teasel.api.information;

import org.teasel.api.statistic.Statistic;

/** Moments of the aggregated posterior. */
public record PosteriorMoments() implements Statistic<Moments> {}

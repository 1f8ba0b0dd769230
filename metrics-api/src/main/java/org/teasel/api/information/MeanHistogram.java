package org.teasel.api.information;

import java.util.Map;
import org.teasel.api.statistic.Statistic;

/**
 * Informations of the posterior means, cut in equal bins between the least and the greatest mean of each latent: what
 * most public code computes. It ignores the posterior's noise, and a latent without signal fills all bins.
 *
 * @param bins bins a latent
 * @param factorBins how finely continuous factors are cut
 */
public record MeanHistogram(int bins, int factorBins) implements Statistic<InformationTable> {

    /** The usual number of bins. */
    public static final int USUAL_BINS = 20;

    @Override
    public Map<String, Object> settings() {
        return Map.of("meanBins", bins, "factorBins", factorBins);
    }
}

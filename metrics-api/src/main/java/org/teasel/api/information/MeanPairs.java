package org.teasel.api.information;

import java.util.Map;
import org.teasel.api.Quantisation;
import org.teasel.api.statistic.Statistic;

/**
 * Joint entropies H(zbar_i, zbar_j) of binned posterior means for all pairs of latents, [L][L] in nats; the diagonal
 * has H(zbar_i).
 *
 * @param quantisation the bins; a mean lies in one bin whatever the rule
 */
public record MeanPairs(Quantisation quantisation) implements Statistic<double[][]> {
    @Override
    public Map<String, Object> settings() {
        return QuantisedPosterior.describe(quantisation);
    }
}

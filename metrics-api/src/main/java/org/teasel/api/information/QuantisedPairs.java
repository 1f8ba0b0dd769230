package org.teasel.api.information;

import java.util.Map;
import org.teasel.api.Quantisation;
import org.teasel.api.statistic.Statistic;

/**
 * Joint entropies H(z_i, z_j) of the quantised posterior for all pairs of latents, [L][L] in nats; the diagonal has
 * H(z_i). With them, I(z_i; z_j) = H(z_i) + H(z_j) - H(z_i, z_j).
 *
 * @param quantisation how continuous latents are cut
 */
public record QuantisedPairs(Quantisation quantisation) implements Statistic<double[][]> {
    @Override
    public Map<String, Object> settings() {
        return QuantisedPosterior.describe(quantisation);
    }
}

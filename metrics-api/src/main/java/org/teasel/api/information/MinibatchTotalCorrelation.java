package org.teasel.api.information;

import java.util.Locale;
import java.util.Map;
import org.teasel.api.statistic.Statistic;

/**
 * Total correlation as training objectives estimate it, from minibatches of M out of N observations with one draw
 * each. Biased by some (L - 1) log M or log N; an estimate to look at, not a score of a model.
 *
 * @param weighting how components of the batch are weighted
 * @param batchSize M, at least 2
 * @param batches number of batches to average over, at least 2
 * @param seed seed of batches and draws
 */
public record MinibatchTotalCorrelation(Weighting weighting, int batchSize, int batches, long seed)
        implements Statistic<MinibatchEstimate> {

    public MinibatchTotalCorrelation {
        if (batchSize < 2 || batches < 2) {
            throw new IllegalArgumentException(
                    batches + " batches of " + batchSize + " observations, expected at least 2 of at least 2");
        }
    }

    /** How components of the batch are weighted. */
    public enum Weighting {
        /** Minibatch-weighted sampling, with log(N M) taken off the joint and off every marginal (Chen 2018, Eq. 3). */
        MWS,
        /** The same without these constants, as some public code has it: lower by (L - 1) log(N M). */
        MWS_WITHOUT_CONSTANTS,
        /** Minibatch stratified sampling as public beta-TCVAE code fills its weights: special ones in two columns. */
        MSS0,
        /** Minibatch stratified sampling with the special weights on the diagonal (RTC-VAE, appendix 1.2). */
        MSS1
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "weighting", weighting.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "batchSize", batchSize,
                "batches", batches,
                "seed", seed);
    }
}

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
        MSS1;

        /**
         * Logarithm of the weight of component b at the draw of component a, both from 0 on.
         *
         * @param size observations in the batch, M + 1 in the papers
         * @param population N
         */
        public double logWeight(int a, int b, int size, int population) {
            double n = population;
            double m = size - 1;
            double first = 1 / n;
            double second = (n - m) / (n * m);
            return switch (this) {
                case MWS -> -Math.log(n * size);
                case MWS_WITHOUT_CONSTANTS -> 0;
                case MSS0 -> Math.log(b == 0 && a != size - 2 ? first : b <= 1 ? second : 1 / m);
                case MSS1 -> Math.log(b == a ? first : b == (a + 1) % size ? second : 1 / m);
            };
        }
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

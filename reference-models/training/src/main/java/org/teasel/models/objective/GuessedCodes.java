package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.posterior.StandardNormal;

/**
 * What an InfoGAN's discriminator guesses of the codes of a batch, Q(c given x): a categorical distribution, and
 * N(m, diag(s) Sigma diag(s)) for the continuous codes (Yang et al. 2021, section 5).
 */
public final class GuessedCodes {

    private final Tensor logits;
    private final Tensor mean;
    private final Tensor logVariance;
    private final Noise noise;

    /**
     * Reads a discriminator's output.
     *
     * @param output [M, 1 + K + 2 C], of which the first column is not about codes
     * @param categories K, 0 for none
     * @param noise the correlation that the posterior of the continuous codes has
     */
    public GuessedCodes(Tensor output, int categories, Noise noise) {
        long continuous = (output.size(1) - 1 - categories) / 2;
        this.logits = output.narrow(1, 1, categories);
        this.mean = output.narrow(1, 1 + categories, continuous);
        this.logVariance = output.narrow(1, 1 + categories + continuous, continuous);
        this.noise = noise;
    }

    /**
     * Mean over the batch of -log Q(d given x).
     *
     * @param oneHot the categories, [M, K]
     */
    Tensor categoricalError(Tensor oneHot) {
        return logits.logsumexp(1).sub(logits.mul(oneHot).sum(1)).mean();
    }

    /**
     * Mean over the batch of -log Q(c given x) = 1/2 (u^T Sigma^-1 u + sum_i log s_i^2 + log det Sigma + C log 2 pi), with
     * u = (c - m) / s.
     *
     * @param codes the continuous codes, [M, C]
     */
    Tensor continuousError(Tensor codes) {
        int count = Math.toIntExact(codes.size(1));
        Tensor u = codes.sub(mean).mul(logVariance.mul(new Scalar(-0.5)).exp());
        double constant = noise.logDeterminant(count) + 2 * count * StandardNormal.HALF_LOG_TWO_PI;
        return noise.quadraticForm(u)
                .add(logVariance.sum(1))
                .add(new Scalar(constant))
                .mul(new Scalar(0.5))
                .mean();
    }
}

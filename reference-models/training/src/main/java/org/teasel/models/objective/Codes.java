package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.teasel.api.InvalidInputException;

/**
 * The posteriors of a batch with one draw from each. Posteriors are Gaussian, or points if the encoder gives codes
 * alone.
 */
public final class Codes {

    private final Tensor mean;
    private final Tensor logVariance;
    private final Tensor sample;
    private final Noise noise;

    private Codes(Tensor mean, Tensor logVariance, Tensor sample, Noise noise) {
        this.mean = mean;
        this.logVariance = logVariance;
        this.sample = sample;
        this.noise = noise;
    }

    /**
     * Gaussian posteriors.
     *
     * @param encoded [M, 2 L], means and then log variances
     * @param normals [M, L + 1] standard normal numbers that the draws are made of
     */
    public static Codes gaussian(Tensor encoded, Tensor normals, Noise noise) {
        TensorVector halves = encoded.chunk(2, 1);
        Tensor mean = halves.get(0);
        Tensor logVariance = halves.get(1);
        Tensor deviation = logVariance.mul(new Scalar(0.5)).exp();
        return new Codes(mean, logVariance, mean.add(deviation.mul(noise.from(normals))), noise);
    }

    /**
     * Points.
     *
     * @param encoded [M, L]
     */
    public static Codes points(Tensor encoded) {
        return new Codes(encoded, null, encoded, Noise.FACTORISED);
    }

    /** m, [M, L]. */
    public Tensor mean() {
        return mean;
    }

    /**
     * log s^2, [M, L].
     *
     * @throws InvalidInputException if the posteriors are points
     */
    public Tensor logVariance() {
        if (logVariance == null) {
            throw new InvalidInputException(
                    "the encoder gives codes without noise, expected means and log variances for this objective");
        }
        return logVariance;
    }

    /** One draw from each posterior, [M, L]. */
    public Tensor sample() {
        return sample;
    }

    /** The noise in the draws. */
    public Noise noise() {
        return noise;
    }

    /** Number of latents, L. */
    public int latents() {
        return Math.toIntExact(mean.size(1));
    }

    /**
     * Mean over the batch of KL = 1/2 (sum_i (m_i^2 + s_i^2 - 1 - log s_i^2) - log det Sigma); the last term is 0 for
     * factorised noise (Yang et al. 2021, appendix B).
     */
    public Tensor kl() {
        Tensor terms = mean.square().add(logVariance().exp()).sub(logVariance()).sub(new Scalar(1));
        return terms.sum(1)
                .mean()
                .sub(new Scalar(noise.logDeterminant(latents())))
                .mul(new Scalar(0.5));
    }

    /** sum_i of the mean over the batch of s_i^2, the trace of the first term of the law of total covariance. */
    Tensor variance() {
        return logVariance().exp().sum(1).mean();
    }

    /** Covariance of the means over the batch, divided by M, [L, L]. */
    Tensor covarianceOfMeans() {
        Tensor centred = mean.sub(mean.mean(new long[] {0}, true, null));
        return torch.matmul(centred.t(), centred).div(new Scalar(mean.size(0)));
    }

    /** Mean over the batch of the posteriors' covariances diag(s) Sigma diag(s), [L, L]. */
    Tensor meanCovariance() {
        Tensor deviation = logVariance().mul(new Scalar(0.5)).exp();
        Tensor products = torch.matmul(deviation.t(), deviation).div(new Scalar(mean.size(0)));
        Tensor own = torch.diag(products.diagonal()).mul(new Scalar(1 - noise.correlation()));
        return own.add(products.mul(new Scalar(noise.correlation())));
    }
}

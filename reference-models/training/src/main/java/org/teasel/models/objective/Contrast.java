package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What a discriminator tells draws from q(z) apart from. Its logit is positive where it takes z for such a draw. */
public enum Contrast {
    /** Draws from the product of q's marginals: those of another batch, each latent in an order of its own. */
    PERMUTED,
    /** Draws from the prior. */
    PRIOR;

    /**
     * The discriminator's loss, 1/2 (mean log(1 + exp(-t(z))) + mean log(1 + exp(t(z')))), with its logits t at draws z
     * from q(z) and z' from the other distribution (Kim and Mnih 2018, algorithm 2). At its minimum t is the log ratio
     * of both densities.
     *
     * @param logits [M], at draws from q(z)
     * @param others [M], at draws from the other distribution
     */
    public static Tensor loss(Tensor logits, Tensor others) {
        Tensor left = torch.softplus(logits.neg()).mean();
        return left.add(torch.softplus(others).mean()).mul(new Scalar(0.5));
    }
}

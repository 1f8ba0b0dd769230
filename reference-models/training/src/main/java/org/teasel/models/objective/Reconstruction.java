package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The error that all autoencoders here have: that of independent Bernoulli pixels. */
public final class Reconstruction {

    private Reconstruction() {}

    /**
     * Mean over the batch of -log p(x given z) = sum over pixels of log(1 + exp(l)) - x l, with logits l. For x between
     * 0 and 1 that is the cross-entropy.
     *
     * @param logits [M, channels, rows, columns]
     * @param observations the same shape
     */
    public static Tensor error(Tensor logits, Tensor observations) {
        Tensor positive = logits.clamp_min(new Scalar(0));
        Tensor rest = logits.abs().neg().exp().log1p();
        return positive.sub(logits.mul(observations))
                .add(rest)
                .flatten(1, -1)
                .sum(1)
                .mean();
    }
}

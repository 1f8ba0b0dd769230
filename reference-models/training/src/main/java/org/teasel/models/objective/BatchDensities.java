package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.teasel.api.InvalidInputException;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.models.torch.Tensors;

/**
 * Means over a batch of log densities at its draws, all scalars.
 *
 * @param posterior log q(z given x), each draw under its own posterior
 * @param aggregated log q(z), estimated from the batch
 * @param marginals sum_j log q(z_j), estimated from the batch
 * @param prior log p(z)
 */
record BatchDensities(Tensor posterior, Tensor aggregated, Tensor marginals, Tensor prior) {

    static BatchDensities of(Codes codes, Weighting weighting, int population) {
        int size = Math.toIntExact(codes.mean().size(0));
        if (size < 3 || size > population) {
            throw new InvalidInputException("a batch has " + size + " of " + population
                    + " observations, expected 3 at least and no more than there are");
        }
        Noise noise = codes.noise();
        double constant = codes.latents() * StandardNormal.HALF_LOG_TWO_PI;
        // Row a, column b: draw a under the posterior of b.
        Tensor u = codes.sample()
                .unsqueeze(1)
                .sub(codes.mean().unsqueeze(0))
                .mul(codes.logVariance().mul(new Scalar(-0.5)).exp().unsqueeze(0));
        Tensor scale = codes.logVariance().unsqueeze(0);
        Tensor marginal = u.square().add(scale).mul(new Scalar(-0.5)).sub(new Scalar(StandardNormal.HALF_LOG_TWO_PI));
        Tensor joint = noise.quadraticForm(u)
                .add(scale.sum(-1))
                .add(new Scalar(noise.logDeterminant(codes.latents())))
                .mul(new Scalar(-0.5))
                .sub(new Scalar(constant));
        Tensor weights = weights(weighting, size, population, joint.options());
        Tensor prior = codes.sample().square().sum(1).mul(new Scalar(-0.5)).sub(new Scalar(constant));
        return new BatchDensities(
                joint.diagonal().mean(),
                joint.add(weights).logsumexp(1).mean(),
                marginal.add(weights.unsqueeze(2)).logsumexp(1).sum(1).mean(),
                prior.mean());
    }

    private static Tensor weights(Weighting weighting, int size, int population, TensorOptions like) {
        double[] weights = new double[size * size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                weights[a * size + b] = weighting.logWeight(a, b, size, population);
            }
        }
        return Tensors.of(weights, size, size).to(like, false, false, null);
    }
}

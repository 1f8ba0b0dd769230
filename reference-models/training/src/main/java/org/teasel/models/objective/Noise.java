package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.InvalidInputException;

/**
 * The noise e in z = m + s e: normal with the covariance Sigma = (1 - rho) I + rho 11^T (Yang et al. 2021, Eq. 11).
 * Posteriors are then N(m, diag(s) Sigma diag(s)): their marginals don't depend on rho.
 *
 * @param correlation rho, in [0, 1); 0 for factorised posteriors
 */
public record Noise(double correlation) {

    /** Independent noise in each latent. */
    public static final Noise FACTORISED = new Noise(0);

    public Noise {
        if (!(correlation >= 0 && correlation < 1)) {
            throw new InvalidInputException("noise has the correlation " + correlation + ", expected one in [0, 1)");
        }
    }

    /** log det Sigma = (L - 1) log(1 - rho) + log(1 + (L - 1) rho). */
    public double logDeterminant(int latents) {
        return (latents - 1) * Math.log1p(-correlation) + Math.log1p((latents - 1) * correlation);
    }

    /**
     * Noise from independent standard normal numbers: sqrt(1 - rho) times the first L of a row, plus sqrt(rho) times
     * its last.
     *
     * @param normals [M, L + 1]
     * @return [M, L]
     */
    public Tensor from(Tensor normals) {
        long latents = normals.size(1) - 1;
        Tensor own = normals.narrow(1, 0, latents);
        Tensor shared = normals.narrow(1, latents, 1);
        return own.mul(new Scalar(Math.sqrt(1 - correlation))).add(shared.mul(new Scalar(Math.sqrt(correlation))));
    }

    /**
     * u^T Sigma^-1 u = (|u|^2 - rho / (1 + (L - 1) rho) (sum u)^2) / (1 - rho).
     *
     * @param u [..., L]
     * @return [...]
     */
    Tensor quadraticForm(Tensor u) {
        Tensor squares = u.square().sum(-1);
        if (correlation == 0) {
            return squares;
        }
        double share = correlation / (1 + (u.size(-1) - 1) * correlation);
        return squares.sub(u.sum(-1).square().mul(new Scalar(share))).div(new Scalar(1 - correlation));
    }
}

package org.teasel.models.objective;

import org.bytedeco.pytorch.Tensor;

/**
 * E[-log p(x given z)] + KL + lambda_od sum_{i != j} C_ij^2 + lambda_d sum_i (C_ii - 1)^2, with C = Cov(z) = Cov(m) +
 * E[diag(s) Sigma diag(s)] over the batch: DIP-VAE-II (Kumar et al. 2017, Eq. 7).
 *
 * @param offDiagonal lambda_od
 * @param diagonal lambda_d
 */
public record DipVaeTwo(double offDiagonal, double diagonal) implements Objective {

    public DipVaeTwo {
        Objective.requireWeight("the weight off the diagonal", offDiagonal);
        Objective.requireWeight("the weight on the diagonal", diagonal);
    }

    @Override
    public String id() {
        return "dip-vae-2";
    }

    @Override
    public Loss loss(Pass pass) {
        Tensor covariance = pass.codes().covarianceOfMeans().add(pass.codes().meanCovariance());
        Decorrelation penalty = Decorrelation.of(covariance);
        return Loss.of(pass.reconstruction())
                .plus("kl", 1, pass.codes().kl())
                .plus("off-diagonal", offDiagonal, penalty.offDiagonal())
                .plus("diagonal", diagonal, penalty.diagonal());
    }
}

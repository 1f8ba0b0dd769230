package org.teasel.models.objective;

/**
 * E[-log p(x given z)] + KL + lambda_od sum_{i != j} C_ij^2 + lambda_d sum_i (C_ii - 1)^2, with C = Cov(m) over the
 * batch: DIP-VAE-I (Kumar et al. 2017, Eq. 6).
 *
 * @param offDiagonal lambda_od
 * @param diagonal lambda_d
 */
public record DipVaeOne(double offDiagonal, double diagonal) implements Objective {

    public DipVaeOne {
        Objective.requireWeight("the weight off the diagonal", offDiagonal);
        Objective.requireWeight("the weight on the diagonal", diagonal);
    }

    @Override
    public String id() {
        return "dip-vae-1";
    }

    @Override
    public Loss loss(Pass pass) {
        Decorrelation penalty = Decorrelation.of(pass.codes().covarianceOfMeans());
        return Loss.of(pass.reconstruction())
                .plus("kl", 1, pass.codes().kl())
                .plus("off-diagonal", offDiagonal, penalty.offDiagonal())
                .plus("diagonal", diagonal, penalty.diagonal());
    }
}

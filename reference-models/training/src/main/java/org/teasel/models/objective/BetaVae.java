package org.teasel.models.objective;

/**
 * E[-log p(x given z)] + beta KL (Higgins et al. 2017, Eq. 4).
 *
 * @param beta weight of the divergence; 1 is the VAE
 */
public record BetaVae(double beta) implements Objective {

    public BetaVae {
        Objective.requireWeight("beta", beta);
    }

    @Override
    public String id() {
        return "beta-vae";
    }

    @Override
    public Loss loss(Pass pass) {
        return Loss.of(pass.reconstruction()).plus("kl", beta, pass.codes().kl());
    }
}

package org.teasel.models.objective;

import java.util.Optional;

/**
 * E[-log p(x given z)] + KL + gamma TC, with TC = E log D(z) / (1 - D(z)), the mean logit of a discriminator that tells
 * draws from q(z) apart from permuted ones (Kim and Mnih 2018, Eqs. 2 and 3).
 *
 * @param gamma weight of the total correlation
 */
public record FactorVae(double gamma) implements Objective {

    public FactorVae {
        Objective.requireWeight("gamma", gamma);
    }

    @Override
    public String id() {
        return "factor-vae";
    }

    @Override
    public Optional<Contrast> contrast() {
        return Optional.of(Contrast.PERMUTED);
    }

    @Override
    public Loss loss(Pass pass) {
        return Loss.of(pass.reconstruction())
                .plus("kl", 1, pass.codes().kl())
                .plus("tc", gamma, pass.requiredLogits().mean());
    }
}

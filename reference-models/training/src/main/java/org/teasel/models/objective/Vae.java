package org.teasel.models.objective;

/** -ELBO = E[-log p(x given z)] + KL (Kingma and Welling 2013, Eq. 10). */
public record Vae() implements Objective {

    @Override
    public String id() {
        return "vae";
    }

    @Override
    public Loss loss(Pass pass) {
        return Loss.of(pass.reconstruction()).plus("kl", 1, pass.codes().kl());
    }
}

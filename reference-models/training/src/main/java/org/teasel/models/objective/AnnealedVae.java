package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.InvalidInputException;

/**
 * E[-log p(x given z)] + gamma |KL - C|, with a capacity C that grows evenly from 0 (Burgess et al. 2018, Eq. 8).
 *
 * <p>With correlated noise KL has a constant more, and so a part of the capacity goes to it.
 *
 * @param gamma weight of the distance
 * @param capacity C at the end, in nats
 * @param steps steps until then
 */
public record AnnealedVae(double gamma, double capacity, long steps) implements Objective {

    public AnnealedVae {
        Objective.requireWeight("gamma", gamma);
        Objective.requireWeight("capacity", capacity);
        if (steps < 1) {
            throw new InvalidInputException("capacity grows for " + steps + " steps, expected 1 or more");
        }
    }

    @Override
    public String id() {
        return "annealed-vae";
    }

    @Override
    public Loss loss(Pass pass) {
        Tensor kl = pass.codes().kl();
        double now = capacity * Math.min(1, (double) pass.step() / steps);
        return Loss.of(pass.reconstruction())
                .with("kl", kl)
                .plus("off-capacity", gamma, kl.sub(new Scalar(now)).abs());
    }
}

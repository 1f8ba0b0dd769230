package org.teasel.models.objective;

import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/**
 * E[-log p(x given z)] + lambda E log(1 + exp(t(z))), with the logit t of a discriminator that tells draws from q(z)
 * apart from draws from the prior: the encoder is to have its codes taken for the prior's (Makhzani et al. 2015; Do and
 * Tran 2020, appendices A.1 and A.3). Encoders with and without noise can be trained.
 *
 * @param weight lambda
 */
public record AdversarialAutoencoder(double weight) implements Objective {

    public AdversarialAutoencoder {
        Objective.requireWeight("the weight of the encoder's adversary", weight);
    }

    @Override
    public String id() {
        return "aae";
    }

    @Override
    public Optional<Contrast> contrast() {
        return Optional.of(Contrast.PRIOR);
    }

    @Override
    public Loss loss(Pass pass) {
        return Loss.of(pass.reconstruction())
                .plus("adversary", weight, torch.softplus(pass.requiredLogits()).mean());
    }
}

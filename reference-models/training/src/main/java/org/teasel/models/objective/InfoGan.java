package org.teasel.models.objective;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The generator minimises E log(1 + exp(-t(G))) - lambda_d E log Q(d given G) - lambda_c E log Q(c given G), and the
 * discriminator E log(1 + exp(-t(x))) + E log(1 + exp(t(G))) with the same last two terms, where t is the logit that an
 * image is none of G's (Chen, X. et al. 2016, Eqs. 5 and 6). The generator's first term is the one that doesn't fade
 * (Goodfellow et al. 2014). The terms of Q bound -I(c; G) up to the entropy of the codes, a constant that is left out.
 *
 * @param categoricalWeight lambda_d
 * @param continuousWeight lambda_c
 */
public record InfoGan(double categoricalWeight, double continuousWeight) {

    public InfoGan {
        Objective.requireWeight("the weight of the categorical code", categoricalWeight);
        Objective.requireWeight("the weight of the continuous codes", continuousWeight);
    }

    /**
     * The discriminator's loss.
     *
     * @param real its logits at images of the data set, [M]
     * @param generated its logits at generated images, [M]
     * @param guessed what it guesses of the codes of the latter
     * @param oneHot the categories of these, [M, K]
     * @param codes the continuous codes of these, [M, C]
     */
    public Loss discriminator(Tensor real, Tensor generated, GuessedCodes guessed, Tensor oneHot, Tensor codes) {
        Tensor loss =
                torch.softplus(real.neg()).mean().add(torch.softplus(generated).mean());
        return informed(Loss.of("discriminator", loss), guessed, oneHot, codes);
    }

    /** The generator's loss, of the same. */
    public Loss generator(Tensor generated, GuessedCodes guessed, Tensor oneHot, Tensor codes) {
        Tensor loss = torch.softplus(generated.neg()).mean();
        return informed(Loss.of("generator", loss), guessed, oneHot, codes);
    }

    private Loss informed(Loss loss, GuessedCodes guessed, Tensor oneHot, Tensor codes) {
        Loss informed = loss;
        if (oneHot.size(1) > 0) {
            informed = informed.plus("categorical", categoricalWeight, guessed.categoricalError(oneHot));
        }
        if (codes.size(1) > 0) {
            informed = informed.plus("continuous", continuousWeight, guessed.continuousError(codes));
        }
        return informed;
    }
}

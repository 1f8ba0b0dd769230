package org.teasel.models.objective;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What an objective judges: one batch on its way through the model.
 *
 * @param reconstruction {@link Reconstruction#error}, a scalar
 * @param codes posteriors and draws
 * @param logits the discriminator's logits at the draws, [M], if the objective has a {@link Contrast}
 * @param population number of observations in the data set, N
 * @param step steps made before this one
 * @param state the number that the objective carries from step to step
 */
public record Pass(
        Tensor reconstruction, Codes codes, Optional<Tensor> logits, int population, long step, double state) {

    Tensor requiredLogits() {
        return logits.orElseThrow(() -> new IllegalStateException("the pass has no logits of a discriminator"));
    }
}

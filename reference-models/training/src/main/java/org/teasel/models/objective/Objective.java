package org.teasel.models.objective;

import java.util.Map;
import java.util.Optional;
import org.teasel.api.InvalidInputException;

/** What an autoencoder minimises. Objectives are values: what changes in training is in the {@link Pass}. */
public sealed interface Objective
        permits Vae, BetaVae, AnnealedVae, FactorVae, BetaTcVae, DipVaeOne, DipVaeTwo, RtcVae, AdversarialAutoencoder {

    /** Name, such as {@code beta-tcvae}. */
    String id();

    /**
     * The loss on a batch.
     *
     * @throws InvalidInputException if the objective needs noise and the posteriors are points
     */
    Loss loss(Pass pass);

    /** What the objective needs a discriminator for, if it does. */
    default Optional<Contrast> contrast() {
        return Optional.empty();
    }

    /** The number that the objective carries from step to step, before the first one. */
    default double state() {
        return 0;
    }

    /**
     * That number after a step.
     *
     * @param state what it was
     * @param terms the loss's terms in this step
     * @param step steps made before this one
     */
    default double next(double state, Map<String, Double> terms, long step) {
        return state;
    }

    /** Refuses a weight that is negative or not finite. */
    static void requireWeight(String name, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(name + " is " + weight + ", expected a number from 0 on");
        }
    }
}

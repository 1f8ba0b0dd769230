package org.teasel.models.torch;

import org.teasel.api.InvalidInputException;

/**
 * Settings of Adam.
 *
 * @param rate learning rate
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of their squares, in [0, 1)
 * @param epsilon what is added to the root of the latter
 */
public record AdamSettings(double rate, double beta1, double beta2, double epsilon) {

    public AdamSettings {
        if (!(rate > 0 && epsilon > 0 && beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new InvalidInputException("Adam has the rate " + rate + ", the decays " + beta1 + " and " + beta2
                    + " and the epsilon " + epsilon + ", expected a positive rate and epsilon, and decays in [0, 1)");
        }
    }

    /** The decays of Kingma and Ba: 0.9, 0.999 and 1e-8. */
    public static AdamSettings of(double rate) {
        return new AdamSettings(rate, 0.9, 0.999, 1e-8);
    }

    /** The decays of Kim and Mnih's discriminator: 0.5 and 0.9. */
    public static AdamSettings ofDiscriminator(double rate) {
        return new AdamSettings(rate, 0.5, 0.9, 1e-8);
    }
}

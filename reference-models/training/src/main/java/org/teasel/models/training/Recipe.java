package org.teasel.models.training;

import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.Objective;
import org.teasel.models.torch.AdamSettings;

/**
 * All that decides what a training comes to, but the data: on a CPU, equal recipes on equal data give equal weights for
 * equal numbers of threads.
 *
 * @param pair the networks
 * @param objective what they minimise
 * @param noise the noise in draws from posteriors
 * @param batchSize observations a step, M
 * @param adam the optimiser of encoder and decoder
 * @param discriminator the discriminator, which objectives with a contrast alone use
 * @param discriminatorAdam its optimiser
 * @param seed seed of first weights, order of data and noise
 * @param heldOut how many observations the training is judged by and doesn't learn from; counted in whole batches, and
 *     the same ones for every seed
 */
public record Recipe(
        Autoencoder pair,
        Objective objective,
        Noise noise,
        int batchSize,
        AdamSettings adam,
        Architecture discriminator,
        AdamSettings discriminatorAdam,
        long seed,
        int heldOut) {

    /** Refuses parts that don't fit each other. */
    public Recipe {
        if (batchSize < 3) {
            throw new InvalidInputException("a batch has " + batchSize + " observations, expected 3 or more");
        }
        if (heldOut < 0 || heldOut > 0 && heldOut < batchSize) {
            throw new InvalidInputException(
                    heldOut + " observations are held out, expected 0, or a batch of " + batchSize + " at least");
        }
        int latents = pair.latents();
        if (discriminator.input().elements() != latents
                || discriminator.output().elements() != 1) {
            throw new InvalidInputException("the discriminator goes from " + discriminator.input() + " to "
                    + discriminator.output() + ", expected [" + latents + "] to [1]");
        }
    }

    /**
     * The settings of Kim and Mnih (2018) on dSprites: batches of 64, Adam with the rate 1e-4, and a discriminator of 6
     * layers of 1000 with the rate 1e-4 and the decays 0.5 and 0.9. Nothing is held out.
     */
    public static Recipe of(Autoencoder pair, Objective objective, long seed) {
        return new Recipe(
                pair,
                objective,
                Noise.FACTORISED,
                64,
                AdamSettings.of(1e-4),
                Autoencoders.discriminator(pair.latents(), 6, 1000),
                AdamSettings.ofDiscriminator(1e-4),
                seed,
                0);
    }

    /** The same with other noise. */
    public Recipe with(Noise other) {
        return new Recipe(pair, objective, other, batchSize, adam, discriminator, discriminatorAdam, seed, heldOut);
    }

    /** The same with other batches and another rate for encoder and decoder. */
    public Recipe with(int otherSize, AdamSettings otherAdam) {
        return new Recipe(
                pair, objective, noise, otherSize, otherAdam, discriminator, discriminatorAdam, seed, heldOut);
    }

    /** The same with another discriminator and another optimiser of it. */
    public Recipe with(Architecture other, AdamSettings otherAdam) {
        return new Recipe(pair, objective, noise, batchSize, adam, other, otherAdam, seed, heldOut);
    }

    /** The same with so many observations held out. */
    public Recipe holdingOut(int count) {
        return new Recipe(pair, objective, noise, batchSize, adam, discriminator, discriminatorAdam, seed, count);
    }
}

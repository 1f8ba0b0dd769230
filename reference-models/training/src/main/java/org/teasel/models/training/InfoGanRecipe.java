package org.teasel.models.training;

import org.teasel.api.InvalidInputException;
import org.teasel.models.network.InfoGanNetworks;
import org.teasel.models.objective.InfoGan;
import org.teasel.models.objective.Noise;
import org.teasel.models.torch.AdamSettings;

/**
 * All that decides what the training of an InfoGAN comes to, but the data.
 *
 * @param networks the networks
 * @param objective what they minimise
 * @param noise the correlation of the continuous codes in what the discriminator guesses
 * @param batchSize observations a step, M
 * @param generatorAdam the generator's optimiser
 * @param discriminatorAdam the discriminator's optimiser
 * @param seed seed of first weights, order of data, codes and noise
 */
public record InfoGanRecipe(
        InfoGanNetworks networks,
        InfoGan objective,
        Noise noise,
        int batchSize,
        AdamSettings generatorAdam,
        AdamSettings discriminatorAdam,
        long seed) {

    public InfoGanRecipe {
        if (batchSize < 1) {
            throw new InvalidInputException("a batch has " + batchSize + " observations, expected 1 or more");
        }
    }

    /**
     * The settings of Chen, X. et al. (2016) on digits: batches of 128, Adam with the rates 1e-3 and 2e-4 and the first
     * decay 0.5.
     */
    public static InfoGanRecipe of(InfoGanNetworks networks, InfoGan objective, Noise noise, long seed) {
        return new InfoGanRecipe(
                networks,
                objective,
                noise,
                128,
                new AdamSettings(1e-3, 0.5, 0.999, 1e-8),
                new AdamSettings(2e-4, 0.5, 0.999, 1e-8),
                seed);
    }
}

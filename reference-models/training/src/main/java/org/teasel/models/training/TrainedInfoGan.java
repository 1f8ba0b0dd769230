package org.teasel.models.training;

import org.teasel.models.network.InfoGanNetworks;
import org.teasel.models.network.Weights;
import org.teasel.models.objective.Noise;

/**
 * What the training of an InfoGAN came to. {@link InfoGanNetworks#encoder(Weights)} makes an encoder of it.
 *
 * @param networks the networks
 * @param generator the generator's weights
 * @param discriminator the discriminator's weights
 * @param noise the correlation of the continuous codes in what the discriminator guesses
 * @param steps steps made
 * @param run how the training got there
 */
public record TrainedInfoGan(
        InfoGanNetworks networks, Weights generator, Weights discriminator, Noise noise, long steps, TrainingRun run) {}

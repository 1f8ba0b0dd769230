package org.teasel.models.training;

import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Weights;
import org.teasel.models.objective.Noise;

/**
 * What a training came to.
 *
 * @param pair the networks
 * @param encoder the encoder's weights
 * @param decoder the decoder's weights
 * @param noise the noise that its posteriors have
 * @param steps steps made
 */
public record TrainedAutoencoder(Autoencoder pair, Weights encoder, Weights decoder, Noise noise, long steps) {}

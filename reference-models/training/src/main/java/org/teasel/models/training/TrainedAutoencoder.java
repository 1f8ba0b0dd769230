package org.teasel.models.training;

import java.util.Map;
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
 * @param validation {@code loss}, its terms before they are weighted, and {@code tc-of-mean} and {@code tc-of-sample},
 *     the total correlations of Gaussians with the covariances of the posteriors' means and of q(z), all in nats and on
 *     what is held out; empty if nothing is
 * @param run how the training got there
 */
public record TrainedAutoencoder(
        Autoencoder pair,
        Weights encoder,
        Weights decoder,
        Noise noise,
        long steps,
        Map<String, Double> validation,
        TrainingRun run) {}

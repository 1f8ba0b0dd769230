package org.teasel.models.command;

import java.util.Map;
import org.teasel.api.data.Dataset;

/**
 * All that decides what comes of a training, in the words of {@code training.json}.
 *
 * @param model its name, such as {@code beta-tcvae}
 * @param settings its settings with their values, the usual ones too
 * @param networks its networks: their name, the shape of an image, and the sizes that were chosen
 * @param noiseCorrelation rho
 * @param data what is learned from
 * @param batchSize observations a step, M
 * @param learningRate that of the encoder and the decoder, or of the generator
 * @param discriminator size and learning rate of the discriminator; null if there is none
 * @param seed seed of everything random
 */
record Plan(
        String model,
        Map<String, Object> settings,
        Map<String, Object> networks,
        double noiseCorrelation,
        Data data,
        int batchSize,
        double learningRate,
        Map<String, Object> discriminator,
        long seed) {

    /**
     * What is learned from.
     *
     * @param name the data set's name
     * @param reference how it was asked for
     * @param options its options
     * @param observations how many there are, N
     * @param heldOut how many of them are not learned from
     */
    record Data(String name, String reference, Map<String, String> options, int observations, int heldOut) {

        static Data of(Dataset images, DataOptions.DataReference asked, int heldOut) {
            return new Data(images.name(), asked.text(), asked.options(), images.size(), heldOut);
        }
    }

    /** What the files of the trained networks say of themselves. */
    Map<String, String> metadata(long steps) {
        return Map.of(
                "model", model,
                "settings", settings.toString(),
                "dataset", data.name(),
                "seed", Long.toString(seed),
                "steps", Long.toString(steps),
                "correlation", Double.toString(noiseCorrelation));
    }
}

package org.teasel.adapters.onnx;

import java.util.Random;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.api.data.Observations;

/** A model of two linear layers over flattened images, and the same arithmetic in Java. */
final class LinearEncoder {

    static final int LATENTS = 3;

    private static final int[] SHAPE = {1, 2, 4};
    private static final int WIDTH = 8;

    private final float[] meanWeights = random(WIDTH * LATENTS, 1);
    private final float[] meanBias = random(LATENTS, 2);
    private final float[] spreadWeights = random(WIDTH * LATENTS, 3);
    private final float[] spreadBias = random(LATENTS, 4);

    /** The model with a batch of its own, or -1, and the given names of its outputs. */
    OnnxModel model(long batch, String mean, String spread) {
        return layers(new OnnxModel("tiny").input("image", ElementType.FLOAT, batch, 1, 2, 4), mean, spread)
                .output(mean, ElementType.FLOAT, batch, LATENTS)
                .output(spread, ElementType.FLOAT, batch, LATENTS);
    }

    /** The model with both outputs in one, [batch, 2 L]. */
    OnnxModel joined(String output) {
        return layers(new OnnxModel("tiny").input("image", ElementType.FLOAT, -1, 1, 2, 4), "a", "b")
                .node(OnnxNode.of("Concat", output, "a", "b").with("axis", 1))
                .output(output, ElementType.FLOAT, -1, 2 * LATENTS);
    }

    /** The layers alone, for models with other inputs or outputs. */
    OnnxModel layers(OnnxModel model, String mean, String spread) {
        return model.constant("wm", meanWeights, WIDTH, LATENTS)
                .constant("bm", meanBias, LATENTS)
                .constant("ws", spreadWeights, WIDTH, LATENTS)
                .constant("bs", spreadBias, LATENTS)
                .node("Flatten", "flat", "image")
                .node("Gemm", mean, "flat", "wm", "bm")
                .node("Gemm", spread, "flat", "ws", "bs");
    }

    double mean(Observations observations, int row, int latent) {
        return layer(observations, row, latent, meanWeights, meanBias);
    }

    double spread(Observations observations, int row, int latent) {
        return layer(observations, row, latent, spreadWeights, spreadBias);
    }

    private static double layer(Observations observations, int row, int latent, float[] weights, float[] bias) {
        double sum = bias[latent];
        for (int k = 0; k < WIDTH; k++) {
            sum += (double) observations.values()[row * WIDTH + k] * weights[k * LATENTS + latent];
        }
        return sum;
    }

    static Observations images(int rows) {
        return Observations.of(SHAPE, random(rows * WIDTH, 5));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) (random.nextGaussian() / 2);
        }
        return values;
    }
}

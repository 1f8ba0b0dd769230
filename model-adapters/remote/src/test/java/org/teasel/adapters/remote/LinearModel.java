package org.teasel.adapters.remote;

import java.util.Random;
import org.teasel.api.data.Observations;

/** What the server of the tests computes: two linear layers over flattened images of 2 by 4. */
final class LinearModel {

    static final int LATENTS = 3;
    static final int WIDTH = 8;

    private static final int[] SHAPE = {1, 2, 4};
    private static final double[] WEIGHTS = weights();

    private LinearModel() {}

    private static double[] weights() {
        Random random = new Random(1);
        double[] weights = new double[2 * LATENTS * (WIDTH + 1)];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = random.nextGaussian() / 2;
        }
        return weights;
    }

    /** One of the six outputs, the means first, then the logarithms of the variances. */
    static double output(double[] image, int output) {
        int row = output * (WIDTH + 1);
        double sum = WEIGHTS[row + WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            sum += WEIGHTS[row + k] * image[k];
        }
        return sum;
    }

    static double[] image(Observations observations, int row) {
        double[] image = new double[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            image[k] = observations.values()[row * WIDTH + k];
        }
        return image;
    }

    static Observations images(int rows) {
        Random random = new Random(2);
        float[] values = new float[rows * WIDTH];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return Observations.of(SHAPE, values);
    }
}

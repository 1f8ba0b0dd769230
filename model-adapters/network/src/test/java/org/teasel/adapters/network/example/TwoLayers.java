package org.teasel.adapters.network.example;

import java.util.List;
import java.util.Random;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.posterior.DiagonalGaussian;

/**
 * One small encoder with fixed weights that every engine's tests build in the engine's own terms, and its arithmetic in
 * Java: h = tanh(x A + a), mean = h M + m, log variance = h V + v, all row-major. Whoever agrees with it agrees with
 * all others.
 */
public final class TwoLayers {

    public static final int WIDTH = 12;
    public static final int HIDDEN = 7;
    public static final int LATENTS = 3;

    /** Names of the input and the outputs. */
    public static final String INPUT = "x";

    public static final String MEAN = "mean";
    public static final String LOG_VARIANCE = "logvar";

    /** Weights and biases, [WIDTH, HIDDEN], [HIDDEN], then twice [HIDDEN, LATENTS], [LATENTS]. */
    public static final float[] HIDDEN_WEIGHTS = random(WIDTH * HIDDEN, 1);

    public static final float[] HIDDEN_BIAS = random(HIDDEN, 2);
    public static final float[] MEAN_WEIGHTS = random(HIDDEN * LATENTS, 3);
    public static final float[] MEAN_BIAS = random(LATENTS, 4);
    public static final float[] LOG_VARIANCE_WEIGHTS = random(HIDDEN * LATENTS, 5);
    public static final float[] LOG_VARIANCE_BIAS = random(LATENTS, 6);

    private static final int FIRST = 4;
    private static final int SECOND = 5;

    private TwoLayers() {}

    /** Observations, vectors of {@link #WIDTH}, which say two factors with noise; the first {@code rows} of them. */
    public static Observations observations(int rows) {
        float[] noise = random(rows * WIDTH, 7);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < WIDTH; k++) {
                float factor = k % 2 == 0 ? row % FIRST - 1.5f : row / FIRST % SECOND - 2f;
                noise[row * WIDTH + k] = 0.2f * noise[row * WIDTH + k] + 0.3f * factor;
            }
        }
        return Observations.of(new int[] {WIDTH}, noise);
    }

    /** The two factors of the observations. */
    public static Factors factors(int rows) {
        int[][] codes = new int[rows][];
        for (int row = 0; row < rows; row++) {
            codes[row] = new int[] {row % FIRST, row / FIRST % SECOND};
        }
        return Factors.categorical(List.of("first", "second"), codes);
    }

    /** What every engine gives, up to rounding. */
    public static DiagonalGaussian posteriors(Observations observations) {
        double[] hidden = affine(wide(observations.values()), WIDTH, HIDDEN_WEIGHTS, HIDDEN_BIAS);
        for (int k = 0; k < hidden.length; k++) {
            hidden[k] = Math.tanh(hidden[k]);
        }
        double[] means = affine(hidden, HIDDEN, MEAN_WEIGHTS, MEAN_BIAS);
        double[] deviations = affine(hidden, HIDDEN, LOG_VARIANCE_WEIGHTS, LOG_VARIANCE_BIAS);
        for (int k = 0; k < deviations.length; k++) {
            deviations[k] = Math.exp(deviations[k] / 2);
        }
        return DiagonalGaussian.of(LATENTS, means, deviations);
    }

    private static double[] affine(double[] input, int width, float[] weights, float[] bias) {
        double[] output = new double[input.length / width * bias.length];
        for (int k = 0; k < output.length; k++) {
            int row = k / bias.length;
            int column = k % bias.length;
            double sum = bias[column];
            for (int i = 0; i < width; i++) {
                sum += input[row * width + i] * weights[i * bias.length + column];
            }
            output[k] = sum;
        }
        return output;
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = values[k];
        }
        return wide;
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

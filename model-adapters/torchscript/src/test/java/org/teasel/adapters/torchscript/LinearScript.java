package org.teasel.adapters.torchscript;

import java.util.Random;
import org.teasel.api.data.Observations;

/** A module of two linear maps of flattened images, and the same arithmetic in Java. */
final class LinearScript {

    static final int LATENTS = 3;

    private static final int WIDTH = 8;
    private static final float[] MEAN = random(LATENTS * WIDTH, 1);
    private static final float[] SPREAD = random(LATENTS * WIDTH, 2);

    private LinearScript() {}

    /** The module with a way to return {@code mean} and {@code logvar}, such as {@code return (mean, logvar)}. */
    static TinyArchive returning(String type, String... lines) {
        return with(TinyArchive.floats()).forward(type, body(lines));
    }

    /** A tuple, as most encoders return it. */
    static TinyArchive usual() {
        return returning("Tuple[Tensor, Tensor]", "return (mean, logvar)");
    }

    static TinyArchive with(TinyArchive archive) {
        return archive.parameter("weight", MEAN, LATENTS, WIDTH).parameter("spread", SPREAD, LATENTS, WIDTH);
    }

    static String[] body(String... lines) {
        String[] body = new String[lines.length + 3];
        body[0] = "h = torch.flatten(image, 1)";
        body[1] = "mean = torch.linear(h, self.weight)";
        body[2] = "logvar = torch.linear(h, self.spread)";
        System.arraycopy(lines, 0, body, 3, lines.length);
        return body;
    }

    static double mean(Observations images, int row, int latent) {
        return map(MEAN, images, row, latent);
    }

    static double logVariance(Observations images, int row, int latent) {
        return map(SPREAD, images, row, latent);
    }

    private static double map(float[] weights, Observations images, int row, int latent) {
        double sum = 0;
        for (int k = 0; k < WIDTH; k++) {
            sum += (double) images.values()[row * WIDTH + k] * weights[latent * WIDTH + k];
        }
        return sum;
    }

    static Observations images(int rows) {
        return Observations.of(new int[] {1, 2, 4}, random(rows * WIDTH, 5));
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

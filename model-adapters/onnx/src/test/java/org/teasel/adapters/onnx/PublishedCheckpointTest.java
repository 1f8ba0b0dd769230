package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;

/**
 * A published beta-TCVAE encoder of dSprites (YannDubs/disentangling-vae, converted to ONNX), which is not part of the
 * sources: runs where the property {@code teasel.checkpoints} or the variable {@code TEASEL_CHECKPOINTS} names its
 * folder. Expected values come from the original weights in PyTorch.
 */
class PublishedCheckpointTest {

    private static final double[] MEANS = {
        0.02341, 0.02996, -1.35966, 0.16784, 0.44944, 0.05734, 0.06114, 0.0266, 0.79807, -0.03179
    };
    private static final double[] DEVIATIONS = {
        0.99114, 0.95445, 0.06569, 0.02698, 0.01448, 0.97433, 0.36813, 0.96109, 0.01495, 0.96205
    };

    @Test
    void encodesTheCheckImage() {
        String folder = System.getProperty("teasel.checkpoints", System.getenv("TEASEL_CHECKPOINTS"));
        assumeTrue(folder != null, "no folder of checkpoints was named");
        Path file = Path.of(folder, "btcvae_dsprites_encoder.onnx");
        assumeTrue(Files.exists(file), file + " doesn't exist");
        Observations image = Observations.of(new int[] {1, 64, 64}, square());
        try (Encoder encoder = new OnnxEncoderProvider().open(file.toString(), Map.of())) {
            DiagonalGaussian posterior = (DiagonalGaussian) encoder.encode(image);
            for (int i = 0; i < MEANS.length; i++) {
                assertThat(posterior.mean(0, i)).isCloseTo(MEANS[i], within(1e-5));
                assertThat(posterior.standardDeviation(0, i)).isCloseTo(DEVIATIONS[i], within(1e-5));
            }
        }
    }

    /** dSprites' square at scale 4, orientation 32, posX 6, posY 18: corners snapped to 1/256 pixel, no smoothing. */
    private static float[] square() {
        double half = 9.6 * 0.9;
        double angle = 2 * Math.PI * 32 / 39;
        double[] u = {-half, half, half, -half};
        double[] v = {-half, -half, half, half};
        long[] x = new long[4];
        long[] y = new long[4];
        for (int k = 0; k < 4; k++) {
            x[k] = Math.round(256 * (16 + 32 * 6 / 31.0 + Math.cos(angle) * u[k] + Math.sin(angle) * v[k]));
            y[k] = Math.round(256 * (16 + 32 * 18 / 31.0 - Math.sin(angle) * u[k] + Math.cos(angle) * v[k]));
        }
        float[] pixels = new float[64 * 64];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            long centreX = 256 * (pixel % 64) + 128;
            long centreY = 256 * (pixel / 64) + 128;
            boolean inside = false;
            for (int a = 0; a < 4; a++) {
                int b = (a + 1) % 4;
                if (Math.min(y[a], y[b]) < centreY && centreY <= Math.max(y[a], y[b])) {
                    double crossing = x[a] + (double) (centreY - y[a]) * (x[b] - x[a]) / (y[b] - y[a]);
                    inside ^= crossing <= centreX;
                }
            }
            pixels[pixel] = inside ? 1 : 0;
        }
        return pixels;
    }
}

package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class OnnxEncoderTest {

    private static final Offset<Double> SINGLE_PRECISION = within(1e-5);

    @TempDir
    Path folder;

    private final LinearEncoder linear = new LinearEncoder();

    private Posteriors encode(OnnxModel model, Observations images, Map<String, String> options) {
        try (Encoder encoder =
                new OnnxEncoderProvider().open(ModelFiles.write(model, folder).toString(), options)) {
            return encoder.encode(images);
        }
    }

    private void requireMeans(Posteriors posteriors, Observations images) {
        assertThat(posteriors.size()).isEqualTo(images.size());
        assertThat(posteriors.latents()).isEqualTo(LinearEncoder.LATENTS);
        for (int row = 0; row < images.size(); row++) {
            for (int i = 0; i < LinearEncoder.LATENTS; i++) {
                assertThat(posteriors.mean(row, i)).isCloseTo(linear.mean(images, row, i), SINGLE_PRECISION);
            }
        }
    }

    private void requireLogVariances(Posteriors posteriors, Observations images) {
        for (int row = 0; row < images.size(); row++) {
            for (int i = 0; i < LinearEncoder.LATENTS; i++) {
                assertThat(((DiagonalGaussian) posteriors).standardDeviation(row, i))
                        .isCloseTo(Math.exp(linear.spread(images, row, i) / 2), SINGLE_PRECISION);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mean, logvar",
        "mu, log_var",
        "z_mean, z_log_var",
        "zMean, zLogVar",
        "encoder/loc:0, encoder/log_variance:0",
        "qz.mu, qz.log_sigma_sq",
        "latent_mu_1, latent_logvar_1"
    })
    void findsMeanAndLogVarianceByTheirUsualNames(String mean, String logVariance) {
        Observations images = LinearEncoder.images(7);
        Posteriors posteriors = encode(linear.model(-1, mean, logVariance), images, Map.of());
        requireMeans(posteriors, images);
        requireLogVariances(posteriors, images);
    }

    @ParameterizedTest
    @ValueSource(strings = {"std", "z_sigma", "scale", "posterior_stddev", "StandardDeviation"})
    void findsAStandardDeviation(String name) {
        OnnxModel model = linear.layers(
                        new OnnxModel("tiny").input("image", ElementType.FLOAT, -1, 1, 2, 4), "mean", "raw")
                .node("Exp", name, "raw")
                .output("mean", ElementType.FLOAT, -1, 3)
                .output(name, ElementType.FLOAT, -1, 3);
        Observations images = LinearEncoder.images(5);
        DiagonalGaussian posteriors = (DiagonalGaussian) encode(model, images, Map.of());
        assertThat(posteriors.standardDeviation(4, 1))
                .isCloseTo(Math.exp(linear.spread(images, 4, 1)), SINGLE_PRECISION);
    }

    @Test
    void takesTheUsersWord() {
        Observations images = LinearEncoder.images(4);
        Posteriors posteriors =
                encode(linear.model(-1, "left", "right"), images, Map.of("mean", "left", "logvar", "right"));
        requireMeans(posteriors, images);
        requireLogVariances(posteriors, images);
    }

    @Test
    void takesColumnsOfOneOutput() {
        Observations images = LinearEncoder.images(4);
        Posteriors posteriors =
                encode(linear.joined("moments"), images, Map.of("mean", "moments[0:3]", "logvar", "moments[3:6]"));
        requireMeans(posteriors, images);
        requireLogVariances(posteriors, images);
    }

    @Test
    void aLoneOutputIsDeterministic() {
        OnnxModel model = linear.layers(
                        new OnnxModel("tiny").input("image", ElementType.FLOAT, -1, 1, 2, 4), "code", "unread")
                .output("code", ElementType.FLOAT, -1, 3);
        Observations images = LinearEncoder.images(6);
        Posteriors posteriors = encode(model, images, Map.of());
        assertThat(posteriors).isInstanceOf(Deterministic.class);
        requireMeans(posteriors, images);
    }

    @Test
    void aSpreadCanBeDeclined() {
        Posteriors posteriors =
                encode(linear.model(-1, "mean", "other"), LinearEncoder.images(2), Map.of("std", "none"));
        assertThat(posteriors).isInstanceOf(Deterministic.class);
    }

    @Test
    void aFixedBatchIsFilledUp() {
        Observations images = LinearEncoder.images(11);
        Posteriors posteriors = encode(linear.model(4, "mean", "logvar"), images, Map.of());
        requireMeans(posteriors, images);
        requireLogVariances(posteriors, images);
        assertThatThrownBy(() -> encode(linear.model(4, "mean", "logvar"), images, Map.of("batch", "5")))
                .hasMessageContaining("the model takes 4 observations a run");
    }

    @Test
    void theBatchDoesNotMatter() {
        Observations images = LinearEncoder.images(23);
        Posteriors whole = encode(linear.model(-1, "mean", "logvar"), images, Map.of());
        Posteriors pieces = encode(linear.model(-1, "mean", "logvar"), images, Map.of("batch", "5", "threads", "1"));
        for (int row = 0; row < 23; row++) {
            assertThat(pieces.mean(row, 2)).isCloseTo(whole.mean(row, 2), within(1e-6));
            assertThat(pieces.covariance(row, 2, 2)).isCloseTo(whole.covariance(row, 2, 2), within(1e-6));
        }
    }

    @Test
    void aVectorModelTakesImages() {
        OnnxModel model = linear.layers(
                        new OnnxModel("tiny").input("image", ElementType.FLOAT, -1, 8), "mean", "logvar")
                .output("mean", ElementType.FLOAT, -1, 3)
                .output("logvar", ElementType.FLOAT, -1, 3);
        Observations images = LinearEncoder.images(3);
        requireMeans(encode(model, images, Map.of()), images);
    }

    @Test
    void doublePrecisionIsRead() {
        OnnxModel model = new OnnxModel("tiny")
                .input("image", ElementType.DOUBLE, -1, 8)
                .node("Neg", "mean", "image")
                .output("mean", ElementType.DOUBLE, -1, 8);
        Posteriors posteriors = encode(model, Observations.of(new int[] {8}, new float[8 * 2]), Map.of());
        assertThat(posteriors.mean(1, 7)).isZero();
    }

    @Test
    void shapesThatDontFitAreNamed() {
        Observations images = Observations.of(new int[] {1, 3, 3}, new float[18]);
        assertThatThrownBy(() -> encode(linear.model(-1, "mean", "logvar"), images, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'image'")
                .hasMessageContaining("[?, 1, 2, 4]")
                .hasMessageContaining("[1, 3, 3]");
    }

    @Test
    void anOutputThatIsNoTableIsNamed() {
        OnnxModel model = new OnnxModel("tiny")
                .input("image", ElementType.FLOAT, -1, 2, 4)
                .node("Neg", "mean", "image")
                .output("mean", ElementType.FLOAT, -1, 2, 4);
        assertThatThrownBy(() -> encode(model, LinearEncoder.images(2), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("output 'mean' has the shape [2, 2, 4]");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        OnnxModel model = new OnnxModel("tiny")
                .input("image", ElementType.FLOAT, -1, 2)
                .node("Log", "mean", "image")
                .output("mean", ElementType.FLOAT, -1, 2);
        Observations images = Observations.of(new int[] {2}, new float[] {1, 1, 1, 1, 1, -1, 1, 1});
        assertThatThrownBy(() -> encode(model, images, Map.of("batch", "2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("output 'mean', row 2 of the batch, latent 1: NaN");
    }

    @Test
    void aNegativeStandardDeviationIsRefused() {
        OnnxModel model = new OnnxModel("tiny")
                .input("image", ElementType.FLOAT, -1, 2)
                .node("Neg", "std", "image")
                .node("Abs", "mean", "image")
                .output("mean", ElementType.FLOAT, -1, 2)
                .output("std", ElementType.FLOAT, -1, 2);
        assertThatThrownBy(() -> encode(model, Observations.of(new int[] {2}, new float[] {0, 1}), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("standard deviation, row 0, column 1: -1.0");
    }
}

package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class SameDiffEncoderTest {

    @TempDir
    Path folder;

    private final Observations observations = TwoLayers.observations(4);

    private Posteriors encode(SameDiff graph, Observations given, Map<String, String> options) {
        Path file = Graphs.save(graph, folder, "graph");
        try (Encoder encoder = new SameDiffEncoderProvider().open(file.toString(), options)) {
            return encoder.encode(given);
        }
    }

    private static void requireTwoLayers(Posteriors posteriors, Observations observations) {
        DiagonalGaussian expected = TwoLayers.posteriors(observations);
        for (int row = 0; row < observations.size(); row++) {
            for (int i = 0; i < TwoLayers.LATENTS; i++) {
                assertThat(posteriors.mean(row, i)).isCloseTo(expected.mean(row, i), within(1e-6));
                assertThat(((DiagonalGaussian) posteriors).standardDeviation(row, i))
                        .isCloseTo(expected.standardDeviation(row, i), within(1e-6));
            }
        }
    }

    @Test
    void aGraphOfDoublePrecisionIsRead() {
        requireTwoLayers(encode(Graphs.twoLayers(-1, DataType.DOUBLE), observations, Map.of()), observations);
    }

    @Test
    void ofAWholeAutoencoderOnlyTheEncoderRuns() {
        requireTwoLayers(encode(Graphs.autoencoder(), observations, Map.of("input", "x")), observations);
        assertThatThrownBy(() -> encode(Graphs.autoencoder(), observations, Map.of("input", "x", "mean", "z")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the model has no output 'z'");
        assertThatThrownBy(() -> encode(Graphs.autoencoder(), observations, Map.of()))
                .hasMessageContaining("the model has 2 inputs");
        assertThatThrownBy(() -> encode(Graphs.autoencoder(), observations, Map.of("input", "target")))
                .hasMessageContaining("target");
    }

    @Test
    void whatWasTrainedIsReadWithoutItsTraining() {
        SameDiff graph = Graphs.twoLayers();
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Adam(0.1))
                .dataSetFeatureMapping("x")
                .dataSetLabelMapping("none")
                .build());
        requireTwoLayers(encode(graph, observations, Map.of()), observations);
    }

    @Test
    void aGraphAtHandIsUsedAsItIs() {
        try (Encoder encoder = SameDiffEncoderProvider.encoder("mine", Graphs.twoLayers(), Map.of("batch", "3"))) {
            assertThat(encoder.name()).isEqualTo("mine");
            requireTwoLayers(encoder.encode(observations), observations);
        }
    }

    @Test
    void aLoneEndIsDeterministic() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        graph.nn().relu("code", x, 0);
        Posteriors posteriors = encode(graph, observations, Map.of());
        assertThat(posteriors).isInstanceOf(Deterministic.class);
        assertThat(posteriors.mean(1, 2)).isEqualTo(Math.max(0, observations.values()[TwoLayers.WIDTH + 2]));
    }

    @Test
    void convolutionsOverImagesAreLayers() {
        SameDiff graph = SameDiff.create();
        SDVariable image = graph.placeHolder("image", DataType.FLOAT, -1, 1, 4, 4);
        SDVariable kernel = graph.var("kernel", Nd4j.ones(DataType.FLOAT, 2, 2, 1, 2));
        SDVariable maps = graph.cnn()
                .conv2d(
                        image,
                        kernel,
                        Conv2DConfig.builder()
                                .kH(2)
                                .kW(2)
                                .sH(2)
                                .sW(2)
                                .dataFormat("NCHW")
                                .build());
        graph.reshape("mean", maps, -1, 8);
        float[] pixels = new float[2 * 16];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = k;
        }
        Posteriors posteriors = encode(graph, Observations.of(new int[] {4, 4}, pixels), Map.of());
        assertThat(posteriors.latents()).isEqualTo(8);
        assertThat(posteriors.mean(0, 0)).isEqualTo(0 + 1 + 4 + 5);
        assertThat(posteriors.mean(1, 3)).isEqualTo(26 + 27 + 30 + 31);
    }

    @Test
    void codesAreWholeNumbers() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 3, 4);
        graph.argmax("codes", x, 2);
        Posteriors posteriors = encode(
                graph,
                Observations.of(new int[] {3, 4}, TwoLayers.observations(4).values()),
                Map.of("codes", "codes", "codebook", "4"));
        assertThat(posteriors.latents()).isEqualTo(3);
        assertThat(posteriors.mean(0, 0)).isBetween(0.0, 3.0);
    }

    @Test
    void shapesThatDontFitAreNamed() {
        Observations wrong = Observations.of(new int[] {5}, new float[10]);
        assertThatThrownBy(() -> encode(Graphs.twoLayers(), wrong, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "graph.fb: input 'x' of the model has the shape [?, 12] and the observations have [5]");
    }
}

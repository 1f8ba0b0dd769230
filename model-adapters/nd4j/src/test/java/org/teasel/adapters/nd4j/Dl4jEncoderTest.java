package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class Dl4jEncoderTest {

    @TempDir
    Path folder;

    private final Observations observations = TwoLayers.observations(5);

    private static Posteriors encode(Path file, Observations given, Map<String, String> options) {
        try (Encoder encoder = new Dl4jEncoderProvider().open(file.toString(), options)) {
            return encoder.encode(given);
        }
    }

    private static void requireMeans(Posteriors posteriors, INDArray expected) {
        assertThat(posteriors.latents()).isEqualTo((int) expected.size(1));
        for (int row = 0; row < posteriors.size(); row++) {
            for (int i = 0; i < posteriors.latents(); i++) {
                assertThat(posteriors.mean(row, i)).isCloseTo(expected.getDouble(row, i), within(1e-6));
            }
        }
    }

    private INDArray array() {
        return Graphs.array(observations.values(), 5, TwoLayers.WIDTH);
    }

    @Test
    void theMeanIsThatOfTheLibrary() {
        MultiLayerNetwork network = Networks.twoLayers();
        requireMeans(encode(Networks.save(network, folder, "n"), observations, Map.of()), network.output(array()));
    }

    @Test
    void layersBeforeAreRunAndThoseAfterAreNot() {
        MultiLayerNetwork network = Networks.images();
        float[] pixels = new float[3 * 64];
        Random random = new Random(1);
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = random.nextFloat();
        }
        Posteriors posteriors = encode(
                Networks.save(network, folder, "n"),
                Observations.of(new int[] {1, 8, 8}, pixels),
                Map.of("batch", "2"));
        requireMeans(
                posteriors,
                network.feedForward(Graphs.array(pixels, 3, 1, 8, 8), false).get(2));
        // The activation of p(z given x) bounds the logarithm of the variance too.
        assertThat(((DiagonalGaussian) posteriors).standardDeviation(2, 1)).isBetween(Math.exp(-0.5), Math.exp(0.5));
    }

    @Test
    void aGraphsLayerIsFound() {
        ComputationGraph network = Networks.graph();
        Path file = Networks.save(network, folder, "n");
        INDArray expected = network.feedForward(array(), false).get("posterior");
        requireMeans(encode(file, observations, Map.of()), expected);
        requireMeans(encode(file, observations, Map.of("layer", "posterior")), expected);
        assertThatThrownBy(() -> encode(file, observations, Map.of("layer", "dense")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no VariationalAutoencoder layer 'dense'; it has [posterior]");
    }

    @Test
    void aFrozenLayerIsFound() {
        MultiLayerNetwork network = new TransferLearning.Builder(Networks.images())
                .setFeatureExtractor(1)
                .build();
        try (Encoder encoder = Dl4jEncoderProvider.encoder("frozen", network, Map.of())) {
            assertThat(encoder.encode(Observations.of(new int[] {1, 8, 8}, new float[64])))
                    .isInstanceOf(DiagonalGaussian.class);
        }
    }

    @Test
    void outputsThatSayWhatTheyAreMakeAPosterior() {
        ComputationGraph network = Networks.twoOutputs();
        DiagonalGaussian posteriors =
                (DiagonalGaussian) encode(Networks.save(network, folder, "n"), observations, Map.of());
        INDArray[] expected = network.output(array());
        requireMeans(posteriors, expected[0]);
        assertThat(posteriors.standardDeviation(3, 1))
                .isCloseTo(Math.exp(expected[1].getDouble(3, 1) / 2), within(1e-6));
    }

    @Test
    void aNetworkWithoutNoiseGivesPoints() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(TwoLayers.WIDTH).nOut(4).build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        Posteriors posteriors = encode(Networks.save(network, folder, "n"), observations, Map.of());
        assertThat(posteriors).isInstanceOf(Deterministic.class);
        requireMeans(posteriors, network.output(array()));
    }

    @Test
    void theSameEncoderManyTimesGivesTheSame() {
        try (Encoder encoder = Dl4jEncoderProvider.encoder("graph", Networks.graph(), Map.of())) {
            Posteriors first = encoder.encode(observations);
            for (int k = 0; k < 20; k++) {
                assertThat(encoder.encode(observations).mean(4, 2)).isEqualTo(first.mean(4, 2));
            }
        }
    }

    @Test
    void shapesThatDontFitAreNamed() {
        Path file = Networks.save(Networks.twoLayers(), folder, "n");
        Observations wrong = Observations.of(new int[] {5}, new float[10]);
        assertThatThrownBy(() -> encode(file, wrong, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "n.zip: input 'input' of the model has the shape [?, 12] and the observations have [5]");
    }
}

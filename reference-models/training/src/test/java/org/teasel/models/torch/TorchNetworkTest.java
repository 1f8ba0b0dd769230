package org.teasel.models.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.network.SplitEncoder;
import org.teasel.models.network.Weights;

class TorchNetworkTest {

    private PointerScope scope;

    @BeforeEach
    void open() {
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static float[] run(Weights weights, float[] input, long... shape) {
        try (TorchNetwork network = new TorchNetwork(weights, "cpu")) {
            return Tensors.floats(network.forward(Tensors.of(input, "cpu", shape)));
        }
    }

    @Test
    void layersComputeWhatTheySay() {
        assertThat(run(
                        Weights.of(
                                Architecture.of(Shape.of(2), new Layer.Dense(2, 2), new Layer.LeakyRelu(0.2)),
                                Map.of("0.weight", new float[] {1, 2, 3, 4}, "0.bias", new float[] {1, -20})),
                        new float[] {1, 2},
                        1,
                        2))
                .containsExactly(6, -9 * 0.2f);
        // A 3 x 3 image under a kernel of ones, step 2, zeros around.
        assertThat(run(
                        Weights.of(
                                Architecture.of(Shape.of(1, 3, 3), new Layer.Convolution(1, 1, 3, 2, 1)),
                                Map.of("0.weight", ones(9), "0.bias", new float[] {10})),
                        new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
                        1,
                        1,
                        3,
                        3))
                .containsExactly(22, 26, 34, 38);
        // Each pixel paints a 2 x 2 square.
        assertThat(run(
                        Weights.of(
                                Architecture.of(Shape.of(1, 1, 2), new Layer.TransposedConvolution(1, 1, 2, 2, 0)),
                                Map.of("0.weight", new float[] {1, 2, 3, 4}, "0.bias", new float[] {0})),
                        new float[] {1, 10},
                        1,
                        1,
                        1,
                        2))
                .containsExactly(1, 2, 10, 20, 3, 4, 30, 40);
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void shapesAreThoseOfTheArchitecture() {
        for (Autoencoder pair : new Autoencoder[] {
            Autoencoders.convolutional(3, 32, 4, Codes.GAUSSIAN),
            Autoencoders.fullyConvolutional(1, 28, 4, Codes.DETERMINISTIC),
            Autoencoders.fullyConnected(1, 28, 4, Codes.GAUSSIAN),
            Autoencoders.split(Autoencoders.fullyConvolutional(1, 32, 4, Codes.GAUSSIAN), 2, 8)
        }) {
            for (Architecture architecture : new Architecture[] {pair.encoder(), pair.decoder()}) {
                float[] input = new float[2 * architecture.input().elements()];
                long[] shape = new long[1 + architecture.input().rank()];
                shape[0] = 2;
                for (int k = 1; k < shape.length; k++) {
                    shape[k] = architecture.input().extent(k - 1);
                }
                Weights weights = Weights.initial(architecture, new SplittableRandom(1));
                assertThat(run(weights, input, shape))
                        .hasSize(2 * architecture.output().elements());
            }
        }
    }

    /** Split at depth 1, with the rows of the last layer dealt to the branches, an encoder is what it was. */
    @Test
    void splitEncoderOfDepthOneIsTheEncoder() {
        Architecture whole =
                Autoencoders.fullyConnected(1, 4, 3, Codes.GAUSSIAN).encoder();
        Weights weights = Weights.initial(whole, new SplittableRandom(3));
        Architecture split = SplitEncoder.of(whole, 3, 1, 1);
        Map<String, float[]> dealt = new HashMap<>();
        for (String name : new String[] {"1.weight", "1.bias", "3.weight", "3.bias"}) {
            dealt.put(name, weights.array(name));
        }
        for (int i = 0; i < 3; i++) {
            float[] weight = new float[2 * 1200];
            System.arraycopy(weights.array("5.weight"), i * 1200, weight, 0, 1200);
            System.arraycopy(weights.array("5.weight"), (3 + i) * 1200, weight, 1200, 1200);
            dealt.put("5." + i + ".0.weight", weight);
            dealt.put("5." + i + ".0.bias", new float[] {weights.array("5.bias")[i], weights.array("5.bias")[3 + i]});
        }
        float[] images = new float[2 * 16];
        for (int k = 0; k < images.length; k++) {
            images[k] = k % 5 / 4f;
        }
        float[] expected = run(weights, images, 2, 1, 4, 4);
        assertThat(run(Weights.of(split, dealt), images, 2, 1, 4, 4)).containsExactly(expected, within(1e-5f));
    }

    @Test
    void weightsComeBackAsTheyWere() {
        Architecture architecture = Autoencoders.discriminator(3, 2, 7);
        Weights weights = Weights.initial(architecture, new SplittableRandom(2));
        try (TorchNetwork network = new TorchNetwork(weights, "cpu")) {
            assertThat(network.weights().array("2.weight")).isEqualTo(weights.array("2.weight"));
        }
    }

    @Test
    void adamMovesAsItsPaperSays() {
        Architecture one = Architecture.of(Shape.of(1), new Layer.Dense(1, 1));
        Weights start = Weights.of(one, Map.of("0.weight", new float[] {2}, "0.bias", new float[] {-1}));
        AdamSettings settings = new AdamSettings(0.1, 0.8, 0.9, 1e-6);
        try (TorchNetwork network = new TorchNetwork(start, "cpu");
                Adam adam = new Adam(network, settings)) {
            double w = 2;
            double m = 0;
            double v = 0;
            for (int t = 1; t <= 20; t++) {
                adam.clear();
                Tensor out = network.forward(Tensors.of(new float[] {3}, "cpu", 1, 1));
                out.square().sum().backward();
                double bias = network.weights().array("0.bias")[0];
                double gradient = 2 * (3 * network.weights().array("0.weight")[0] + bias) * 3;
                m = 0.8 * m + 0.2 * gradient;
                v = 0.9 * v + 0.1 * gradient * gradient;
                w -= 0.1 * (m / (1 - Math.pow(0.8, t))) / (Math.sqrt(v / (1 - Math.pow(0.9, t))) + 1e-6);
                adam.step();
                assertThat((double) network.weights().array("0.weight")[0]).isCloseTo(w, within(1e-4));
            }
        }
    }
}

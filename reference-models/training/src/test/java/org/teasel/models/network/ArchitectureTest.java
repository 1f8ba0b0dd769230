package org.teasel.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Autoencoders.Codes;

class ArchitectureTest {

    @Test
    void convolutionsAreThoseOfDoAndTran() {
        Autoencoder pair = Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN);
        assertThat(pair.encoder().layers())
                .containsExactly(
                        new Layer.Convolution(1, 32, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.Convolution(32, 32, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.Convolution(32, 64, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.Convolution(64, 64, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.Flatten(),
                        new Layer.Dense(1024, 128),
                        new Layer.Relu(),
                        new Layer.Dense(128, 20));
        // 32 (16 + 1) + 32 (512 + 1) + 64 (512 + 1) + 64 (1024 + 1) + 128 (1024 + 1) + 20 (128 + 1)
        assertThat(pair.encoder().size()).isEqualTo(544 + 16_416 + 32_832 + 65_600 + 131_200 + 2_580);
        assertThat(pair.decoder().layers())
                .containsExactly(
                        new Layer.Dense(10, 128),
                        new Layer.Relu(),
                        new Layer.Dense(128, 1024),
                        new Layer.Relu(),
                        new Layer.Reshape(Shape.of(64, 4, 4)),
                        new Layer.TransposedConvolution(64, 64, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.TransposedConvolution(64, 32, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.TransposedConvolution(32, 32, 4, 2, 1),
                        new Layer.Relu(),
                        new Layer.TransposedConvolution(32, 1, 4, 2, 1));
    }

    @Test
    void convolutionsAreThoseOfRtcVae() {
        Autoencoder pair = Autoencoders.fullyConvolutional(3, 64, 10, Codes.GAUSSIAN);
        assertThat(pair.encoder().layers())
                .filteredOn(Layer.Convolution.class::isInstance)
                .containsExactly(
                        new Layer.Convolution(3, 32, 4, 2, 1),
                        new Layer.Convolution(32, 64, 4, 2, 1),
                        new Layer.Convolution(64, 64, 4, 2, 1),
                        new Layer.Convolution(64, 64, 4, 2, 1),
                        new Layer.Convolution(64, 512, 4, 1, 0),
                        new Layer.Convolution(512, 20, 1, 1, 0));
        assertThat(pair.decoder().layers())
                .filteredOn(Layer.TransposedConvolution.class::isInstance)
                .containsExactly(
                        new Layer.TransposedConvolution(10, 512, 1, 1, 0),
                        new Layer.TransposedConvolution(512, 64, 4, 1, 0),
                        new Layer.TransposedConvolution(64, 64, 4, 2, 1),
                        new Layer.TransposedConvolution(64, 32, 4, 2, 1),
                        new Layer.TransposedConvolution(32, 32, 4, 2, 1),
                        new Layer.TransposedConvolution(32, 3, 4, 2, 1));
    }

    static Stream<Autoencoder> pairs() {
        return Stream.of(64, 32, 28)
                .flatMap(side -> Stream.of(1, 3)
                        .flatMap(channels -> Stream.of(Codes.values())
                                .flatMap(codes -> Stream.of(
                                        Autoencoders.convolutional(channels, side, 7, codes),
                                        Autoencoders.fullyConvolutional(channels, side, 7, codes),
                                        Autoencoders.fullyConnected(channels, side, 7, codes)))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pairsFitForEachSideChannelAndCode(Autoencoder pair) {
        assertThat(pair.latents()).isEqualTo(7);
        assertThat(pair.encoder().output().elements()).isEqualTo(pair.deterministic() ? 7 : 14);
        assertThat(pair.decoder().output()).isEqualTo(pair.encoder().input());
        for (int depth = 1; depth <= 3; depth++) {
            Autoencoder split = Autoencoders.split(pair, depth, 1);
            assertThat(split.encoder().output()).isEqualTo(pair.encoder().output());
            assertThat(new HashSet<>(split.encoder().parameters().stream()
                            .map(Parameter::name)
                            .toList()))
                    .hasSize(split.encoder().parameters().size());
        }
    }

    @Test
    void splitOfDepthOneHasNoMoreWeights() {
        Autoencoder pair = Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN);
        assertThat(Autoencoders.split(pair, 1, 1).encoder().size())
                .isEqualTo(pair.encoder().size());
    }

    @Test
    void splitOfDepthTwoHasABlockALatent() {
        Autoencoder pair = Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN);
        Architecture split = Autoencoders.split(pair, 2, 4).encoder();
        Layer.Branches branches = split.layers().stream()
                .filter(Layer.Branches.class::isInstance)
                .map(Layer.Branches.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(branches.branches())
                .hasSize(10)
                .containsOnly(List.of(new Layer.Dense(1024, 32), new Layer.Relu(), new Layer.Dense(32, 2)));
        assertThat(split.layers())
                .endsWith(branches, new Layer.Reshape(Shape.of(10, 2)), new Layer.Transpose(), new Layer.Flatten());
        assertThat(split.parameters()).extracting(Parameter::name).contains("9.0.0.weight", "9.9.2.bias");
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Architecture.of(Shape.of(1, 8, 8), new Layer.Convolution(3, 4, 3, 1, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("layer 0")
                .hasMessageContaining("[1, 8, 8], expected [3, rows, columns]");
        assertThatThrownBy(() -> Architecture.of(Shape.of(1, 2, 2), new Layer.Convolution(1, 4, 3, 1, 0)))
                .hasMessageContaining("3 rows and columns or more");
        assertThatThrownBy(() -> Architecture.of(Shape.of(4), new Layer.Dense(5, 2)))
                .hasMessageContaining("expected [5]");
        assertThatThrownBy(() -> Autoencoders.convolutional(1, 40, 10, Codes.GAUSSIAN))
                .hasMessageContaining("40 rows");
        assertThatThrownBy(() -> SplitEncoder.of(
                        Autoencoders.convolutional(1, 64, 10, Codes.GAUSSIAN).encoder(), 10, 7, 1))
                .hasMessageContaining("depth 7, expected 1 to 6");
        assertThatThrownBy(() -> new Shape(List.of(0))).hasMessageContaining("positive");
    }

    @Test
    void weightsMustBeThoseOfTheArchitecture() {
        Architecture network = Architecture.of(Shape.of(2), new Layer.Dense(2, 3));
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("0.weight", new float[6]);
        assertThatThrownBy(() -> Weights.of(network, arrays)).hasMessageContaining("no '0.bias'");
        arrays.put("0.bias", new float[2]);
        assertThatThrownBy(() -> Weights.of(network, arrays)).hasMessageContaining("2 numbers, expected 3");
        arrays.put("0.bias", new float[] {0, Float.NaN, 0});
        assertThatThrownBy(() -> Weights.of(network, arrays)).hasMessageContaining("'0.bias', number 1: NaN");
        arrays.put("0.bias", new float[3]);
        arrays.put("1.bias", new float[3]);
        assertThatThrownBy(() -> Weights.of(network, arrays)).hasMessageContaining("'1.bias'");
        arrays.remove("1.bias");
        assertThat(Weights.of(network, arrays).array("0.weight")).hasSize(6);
    }

    @Test
    void weightsBeginWithinTheirBoundAndFillIt() {
        Architecture network = Architecture.of(Shape.of(100), new Layer.Dense(100, 100));
        Weights weights = Weights.initial(network, new SplittableRandom(1));
        double most = 0;
        double sum = 0;
        for (float weight : weights.array("0.weight")) {
            most = Math.max(most, Math.abs(weight));
            sum += weight * weight;
        }
        assertThat(most).isBetween(0.099, 0.1);
        // The variance of a uniform distribution of half-width 0.1.
        assertThat(sum / 10_000).isBetween(0.0032, 0.0035);
        assertThat(Weights.initial(network, new SplittableRandom(1)).array("0.bias"))
                .isEqualTo(weights.array("0.bias"));
    }
}

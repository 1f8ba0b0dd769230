package org.teasel.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.api.InvalidInputException;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.network.Weights;

/** Each layer alone, on ONNX Runtime and by its definition. */
class OperatorTest {

    @TempDir
    Path folder;

    static Stream<Architecture> layers() {
        List<Architecture> all = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        while (all.size() < 40) {
            int in = 1 + random.nextInt(4);
            int out = 1 + random.nextInt(5);
            int kernel = 1 + random.nextInt(5);
            int stride = 1 + random.nextInt(3);
            int padding = random.nextInt(3);
            Shape image = Shape.of(in, 1 + random.nextInt(9), 1 + random.nextInt(9));
            Layer layer = all.size() % 2 == 0
                    ? new Layer.Convolution(in, out, kernel, stride, padding)
                    : new Layer.TransposedConvolution(in, out, kernel, stride, padding);
            try {
                all.add(Architecture.of(image, layer));
            } catch (InvalidInputException e) {
                // An image that is too small for this kernel: draw another.
                assertThat(e.getMessage()).contains("layer 0");
            }
        }
        all.add(Architecture.of(Shape.of(7), new Layer.Dense(7, 3)));
        all.add(Architecture.of(Shape.of(1), new Layer.Dense(1, 1)));
        Shape odd = Shape.of(2, 3, 5);
        for (Layer layer : List.of(
                new Layer.Relu(),
                new Layer.LeakyRelu(0.2),
                new Layer.Tanh(),
                new Layer.Sigmoid(),
                new Layer.Flatten(),
                new Layer.Reshape(Shape.of(5, 6)))) {
            all.add(Architecture.of(odd, layer));
        }
        all.add(Architecture.of(Shape.of(3, 5), new Layer.Transpose()));
        all.add(Architecture.of(
                odd,
                new Layer.Branches(List.of(
                        List.of(new Layer.Flatten(), new Layer.Dense(30, 2)),
                        List.of(new Layer.Convolution(2, 3, 3, 1, 0), new Layer.Flatten(), new Layer.Tanh()),
                        List.of(new Layer.Flatten())))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aLayerIsItsOperator(Architecture architecture) throws IOException {
        Weights weights = Weights.initial(architecture, new SplittableRandom(3));
        float[] inputs = signed(architecture.input());
        Comparison right = comparison(weights, inputs);
        Path file = write(weights);
        assertThat(right.largestDifference(file)).isLessThan(Comparison.TOLERANCE);
        // The comparison sees it if a single number is off.
        double[] wrong = right.expected().get("y").clone();
        wrong[wrong.length - 1] += 1e-3;
        assertThatThrownBy(() ->
                        new Comparison("x", architecture.input(), inputs, Map.of("y", wrong)).largestDifference(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("output 'y', row 5, number ");
    }

    @Test
    void weightsAreWritten() throws IOException {
        Architecture architecture = Architecture.of(Shape.of(2, 5, 5), new Layer.Convolution(2, 3, 3, 2, 1));
        Weights weights = Weights.initial(architecture, new SplittableRandom(3));
        Map<String, float[]> other = new HashMap<>();
        other.put("0.weight", weights.array("0.weight").clone());
        other.put("0.bias", weights.array("0.bias").clone());
        other.get("0.weight")[17] += 0.01f;
        Path file = write(Weights.of(architecture, other));
        float[] inputs = signed(architecture.input());
        assertThatThrownBy(() -> comparison(weights, inputs).largestDifference(file))
                .hasMessageContaining("the file gives");
    }

    private static Comparison comparison(Weights weights, float[] inputs) {
        float[] single = new PlainNetwork(weights).run(inputs, Comparison.ROWS);
        double[] expected = new double[single.length];
        for (int k = 0; k < single.length; k++) {
            expected[k] = single[k];
        }
        return new Comparison("x", weights.architecture().input(), inputs, Map.of("y", expected));
    }

    private static float[] signed(Shape shape) {
        float[] inputs = Comparison.images(shape);
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = 2 * inputs[k] - 1;
        }
        return inputs;
    }

    private Path write(Weights weights) throws IOException {
        Architecture architecture = weights.architecture();
        OnnxModel model = new OnnxModel("layer")
                .input("x", ElementType.FLOAT, batch(architecture.input()))
                .output("y", ElementType.FLOAT, batch(architecture.output()));
        model.node("Identity", "y", new Nodes(model, weights).chain(architecture.layers(), "", "x"));
        return Files.write(folder.resolve("layer.onnx"), model.toByteArray());
    }

    private static long[] batch(Shape shape) {
        return LongStream.concat(LongStream.of(-1), shape.extents().stream().mapToLong(Integer::longValue))
                .toArray();
    }
}

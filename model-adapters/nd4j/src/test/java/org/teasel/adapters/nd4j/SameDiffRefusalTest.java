package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.graph.FlatArray;
import org.nd4j.graph.FlatGraph;
import org.nd4j.graph.FlatVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;

/** Whatever a file holds, it encodes or is refused in words. */
class SameDiffRefusalTest {

    @TempDir
    Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hostile.fb"), bytes);
    }

    private void encode(byte[] bytes) throws IOException {
        try (Encoder encoder = new SameDiffEncoderProvider().open(write(bytes).toString(), Map.of())) {
            encoder.encode(TwoLayers.observations(2));
        }
    }

    private AbstractThrowableAssert<?, ?> refused(byte[] bytes) {
        return assertThatThrownBy(() -> encode(bytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hostile.fb: ");
    }

    private AbstractThrowableAssert<?, ?> refused(SameDiff graph) throws Exception {
        return refused(Graphs.bytes(graph));
    }

    /** Without the checks one in fifty of these ends the virtual machine. */
    @Test
    void damageAnywhereEncodesOrIsRefused() throws Exception {
        assertThat(refusals(Graphs.bytes(Graphs.twoLayers()), 300)).isBetween(150, 299);
        assertThat(refusals(Graphs.bytes(Graphs.delicate()), 200)).isBetween(100, 199);
    }

    private int refusals(byte[] whole, int seeds) throws IOException {
        encode(whole);
        int refused = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = new byte[] {
                            0, -1, (byte) random.nextInt(256), (byte) (damaged[at] ^ 1 << random.nextInt(8))
                        }
                        [random.nextInt(4)];
            }
            try {
                encode(damaged);
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        return refused;
    }

    /** Native code takes these on trust. */
    @Test
    void argumentsThatLeaveTheirArraysAreRefused() throws Exception {
        SameDiff indices = SameDiff.create();
        SDVariable x = indices.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        indices.gather("mean", x, new int[] {0, 1_000_000}, 1);
        refused(indices).hasMessageContaining("its operation gather takes the index 1000000 of 12");

        SameDiff slices = SameDiff.create();
        x = slices.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        slices.stridedSlice("mean", x, new long[] {0, 1 << 27}, new long[] {2, 4}, new long[] {1, 1});
        refused(slices)
                .hasMessageContaining("its operation strided_slice takes [")
                .hasMessageContaining("of [2, 12]");

        SameDiff axes = SameDiff.create();
        x = axes.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        axes.expandDims("mean", x, 64);
        refused(axes).hasMessageContaining("its operation expand_dims names the axes [64] of an input of rank 2");

        refused(window(2, 40_000)).hasMessageContaining("its operation maxpool2d moves a window [2, 2, 1, 40000");
        // Wider than the image, it gives extents below 0, whose product is above.
        refused(window(16, 1))
                .hasMessageContaining("moves a window [16, 16, 1, 1, 0, 0, 1, 1")
                .hasMessageContaining("over [2, 1, 3, 4]");
        encode(Graphs.bytes(window(3, 1)));
    }

    private static SameDiff window(long size, long stride) {
        SameDiff graph = SameDiff.create();
        SDVariable image = graph.reshape(graph.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH), -1, 1, 3, 4);
        Pooling2DConfig window = Pooling2DConfig.builder()
                .kH(size)
                .kW(size)
                .sH(1)
                .sW(stride)
                .isNHWC(false)
                .build();
        graph.reshape("mean", graph.cnn().maxPooling2d(image, window), 2, -1);
        return graph;
    }

    @Test
    void whatIsCutOffIsRefused() throws Exception {
        byte[] whole = Graphs.bytes(Graphs.twoLayers());
        for (int length = 0; length < whole.length; length += 61) {
            refused(Arrays.copyOf(whole, length)).hasMessageContaining("damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no graph at all, but a text of some length", "<html><body>404</body></html>"})
    void whatIsNoGraphIsRefused(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8)).hasMessageContaining("no SameDiff graph");
    }

    @Test
    void anArchiveIsRefusedWithTheWayOut() {
        refused("PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageContaining("SameDiff.save(file, false)")
                .hasMessageContaining(".sdz");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        SameDiffEncoderProvider provider = new SameDiffEncoderProvider();
        assertThatThrownBy(() -> provider.open(folder.resolve("none.fb").toString(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.fb: it doesn't exist");
        assertThatThrownBy(() -> provider.open(folder.toString(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no file that can be read");
    }

    /** A graph of one variable with an array as told. */
    private static byte[] variable(long[] shape, int bytes) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int array = FlatArray.createFlatArray(
                builder,
                FlatArray.createShapeVector(builder, shape),
                FlatArray.createBufferVector(builder, new byte[bytes]),
                org.nd4j.graph.DType.FLOAT,
                org.nd4j.graph.ByteOrder.BE);
        int name = builder.createString("w");
        int id = org.nd4j.graph.IntPair.createIntPair(builder, 1, 0);
        int variable = FlatVariable.createFlatVariable(
                builder, id, name, org.nd4j.graph.DType.FLOAT, 0, array, -1, (byte) 0, 0, 0, 0);
        int variables = FlatGraph.createVariablesVector(builder, new int[] {variable});
        FlatGraph.startFlatGraph(builder);
        FlatGraph.addVariables(builder, variables);
        builder.finish(FlatGraph.endFlatGraph(builder));
        return builder.sizedByteArray();
    }

    private static final long FLAGS = ArrayOptionsHelper.DTYPE_FLOAT_BIT;

    @Test
    void arraysThatLieAreRefused() {
        refused(variable(new long[] {2, 2, 3, 3, 1, FLAGS, 1, 'c'}, 24)).hasMessageContaining("the model has 0 inputs");
        refused(variable(new long[] {2, 2, 3, 3000, 1, FLAGS, 1, 'c'}, 24))
                .hasMessageContaining("variable 'w' is damaged: its stride 0 is 3000, expected 3");
        refused(variable(new long[] {2, 2, 3, -3, 1, FLAGS, 1, 'c'}, 24)).hasMessageContaining("its stride 0 is -3");
        refused(variable(new long[] {2, 2, 3, 3, 1, FLAGS, 1, 'f'}, 24)).hasMessageContaining("its stride 0 is 3");
        refused(variable(new long[] {2, 20, 3, 3, 1, FLAGS, 1, 'c'}, 24))
                .hasMessageContaining("it has 24 bytes, expected 240 for FLOAT [20, 3]");
        refused(variable(new long[] {2, -2, 3, 3, 1, FLAGS, 1, 'c'}, 24)).hasMessageContaining("its shape is [-2, 3]");
        refused(variable(new long[] {2, 1 << 20, 1 << 20, 1 << 20, 1, FLAGS, 1, 'c'}, 24))
                .hasMessageContaining("its shape is");
        refused(variable(new long[] {9, 2, 3, 3, 1, FLAGS, 1, 'c'}, 24)).hasMessageContaining("a rank of 9");
        // An array that says it is empty, and has a place for two thousand million numbers.
        refused(variable(
                        new long[] {2, 1 << 16, 1 << 14, 1 << 14, 1, FLAGS | ArrayOptionsHelper.ATYPE_EMPTY_BIT, 1, 'c'
                        },
                        0))
                .hasMessageContaining("disagree on whether it is empty");
    }

    @Test
    void partsThatAreSharedAreRefused() throws Exception {
        // Ten thousand variables that are all the same kilobyte: nothing in the file, much in memory.
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int name = builder.createString("v".repeat(1000));
        int[] variables = new int[10_000];
        Arrays.fill(
                variables, FlatVariable.createFlatVariable(builder, 0, name, (byte) 5, 0, 0, -1, (byte) 0, 0, 0, 0));
        int vector = FlatGraph.createVariablesVector(builder, variables);
        FlatGraph.startFlatGraph(builder);
        FlatGraph.addVariables(builder, vector);
        builder.finish(FlatGraph.endFlatGraph(builder));
        refused(builder.sizedByteArray()).hasMessageContaining("its parts overlap");
    }

    @Test
    void aTrainingConfigurationCantMakeOtherObjects() throws Exception {
        String foreign = "{\"updater\":{\"@class\":\"javax.swing.JEditorPane\",\"page\":\"http://localhost\"}}";
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int training = builder.createString(foreign);
        FlatGraph.startFlatGraph(builder);
        FlatGraph.addTrainingConfig(builder, training);
        builder.finish(FlatGraph.endFlatGraph(builder));
        refused(builder.sizedByteArray())
                .hasMessageContaining("its training configuration names the class 'javax.swing.JEditorPane'");
    }

    @Test
    void drawsAndLoopsDontRun() throws Exception {
        SameDiff draws = SameDiff.create();
        SDVariable x = draws.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        x.add("mean", draws.random().normal(0, 1, DataType.FLOAT, 2, TwoLayers.WIDTH));
        refused(draws).hasMessageContaining("draws at random");

        SameDiff drops = SameDiff.create();
        drops.nn().dropout("mean", drops.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH), 0.5);
        refused(drops).hasMessageContaining("DropOut of [mean] draws at random");

        SameDiff loops = SameDiff.create();
        SDVariable start = loops.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        loops.whileLoop(
                new SDVariable[] {start},
                (graph, variables) -> variables[0].sum().gt(-1e30),
                (graph, variables) -> new SDVariable[] {variables[0].add(1)});
        refused(loops).hasMessageContaining("is no arithmetic and no layer");
    }

    /** A hundred bytes that ask for four hundred thousand million numbers. */
    @Test
    void aGraphThatAsksForTooMuchMemoryIsRefused() throws Exception {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH);
        graph.tile("mean", x, 1, 2_000_000_000);
        refused(graph).hasMessageContaining("can't encode observations [2, 12]");
    }

    @Test
    void inputsThatAreNoFloatsAreRefused() throws Exception {
        SameDiff graph = SameDiff.create();
        graph.placeHolder("x", DataType.INT32, -1, TwoLayers.WIDTH).add("mean", 1);
        refused(graph).hasMessageContaining("input 'x' takes INT, expected FLOAT or DOUBLE");
    }

    @Test
    void nonsenseFromTheGraphIsNamed() throws Exception {
        SameDiff graph = SameDiff.create();
        graph.math().log("mean", graph.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH));
        refused(graph)
                .hasMessageContaining("output 'mean', row 0 of the batch, latent")
                .hasMessageContaining("NaN");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> new SameDiffEncoderProvider().open("x.fb", Map.of("layer", "1")))
                .hasMessageContaining("samediff has no option 'layer'");
    }
}

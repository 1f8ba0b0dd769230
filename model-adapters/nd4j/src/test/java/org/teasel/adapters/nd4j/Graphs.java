package org.teasel.adapters.nd4j;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.adapters.network.example.TwoLayers;

/** SameDiff graphs for tests. */
final class Graphs {

    private Graphs() {}

    /** The encoder that all engines build. */
    static SameDiff twoLayers() {
        return twoLayers(-1, DataType.FLOAT);
    }

    static SameDiff twoLayers(long batch, DataType type) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder(TwoLayers.INPUT, type, batch, TwoLayers.WIDTH);
        SDVariable hidden = graph.math()
                .tanh(x.mmul(weights(graph, "A", TwoLayers.HIDDEN_WEIGHTS, type, TwoLayers.WIDTH, TwoLayers.HIDDEN))
                        .add(weights(graph, "a", TwoLayers.HIDDEN_BIAS, type, TwoLayers.HIDDEN)));
        hidden.mmul(weights(graph, "M", TwoLayers.MEAN_WEIGHTS, type, TwoLayers.HIDDEN, TwoLayers.LATENTS))
                .add(TwoLayers.MEAN, weights(graph, "m", TwoLayers.MEAN_BIAS, type, TwoLayers.LATENTS));
        graph.nn()
                .linear(
                        TwoLayers.LOG_VARIANCE,
                        hidden,
                        weights(graph, "V", TwoLayers.LOG_VARIANCE_WEIGHTS, type, TwoLayers.HIDDEN, TwoLayers.LATENTS),
                        weights(graph, "v", TwoLayers.LOG_VARIANCE_BIAS, type, TwoLayers.LATENTS));
        return graph;
    }

    private static SDVariable weights(SameDiff graph, String name, float[] values, DataType type, long... shape) {
        return graph.var(name, array(values, shape).castTo(type));
    }

    static INDArray array(float[] values, long... shape) {
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    /** Operations that read or write past their arrays if their arguments are wrong. */
    static SameDiff delicate() {
        SameDiff graph = SameDiff.create();
        SDVariable image = graph.reshape(graph.placeHolder("x", DataType.FLOAT, -1, TwoLayers.WIDTH), -1, 1, 3, 4);
        SDVariable maps = graph.cnn()
                .conv2d(
                        image,
                        graph.var("kernel", Nd4j.ones(DataType.FLOAT, 2, 2, 1, 3)),
                        Conv2DConfig.builder().kH(2).kW(2).dataFormat("NCHW").build());
        SDVariable pooled = graph.cnn()
                .maxPooling2d(
                        maps,
                        Pooling2DConfig.builder()
                                .kH(2)
                                .kW(2)
                                .sH(1)
                                .sW(1)
                                .isNHWC(false)
                                .build());
        SDVariable flat = graph.reshape(pooled, -1, 6);
        SDVariable both = graph.concat(1, flat, graph.nn().softmax(flat, 1));
        SDVariable some = graph.gather(both, new int[] {0, 3, 5, 7, 9, 11}, 1);
        SDVariable column = graph.permute(graph.expandDims(some, 0), 1, 2, 0);
        graph.squeeze(graph.stridedSlice(column, new long[] {0, 0, 0}, new long[] {2, 6, 1}, new long[] {1, 2, 1}), 2)
                .mul("mean", 1);
        return graph;
    }

    /** The whole auto-encoder: draws, decodes, has a loss, and a second input for it. */
    static SameDiff autoencoder() {
        SameDiff graph = twoLayers();
        SDVariable mean = graph.getVariable(TwoLayers.MEAN);
        SDVariable deviation =
                graph.math().exp(graph.getVariable(TwoLayers.LOG_VARIANCE).mul(0.5));
        SDVariable noise = graph.random().normal(0, 1, DataType.FLOAT, 4, TwoLayers.LATENTS);
        SDVariable z = mean.add("z", deviation.mul(noise));
        SDVariable decoded = z.mmul("decoded", graph.var("D", Nd4j.ones(DataType.FLOAT, TwoLayers.LATENTS, 2)));
        SDVariable target = graph.placeHolder("target", DataType.FLOAT, -1, 2);
        graph.loss().meanSquaredError("loss", target, decoded, null);
        return graph;
    }

    static Path save(SameDiff graph, Path folder, String name) {
        File file = folder.resolve(name + ".fb").toFile();
        graph.save(file, false);
        return file.toPath();
    }

    static byte[] bytes(SameDiff graph) throws Exception {
        Path file = Files.createTempFile("graph", ".fb");
        try {
            graph.save(file.toFile(), false);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}

package org.teasel.adapters.nd4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.variational.GaussianReconstructionDistribution;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.teasel.adapters.network.example.TwoLayers;

/** DL4J networks for tests. */
final class Networks {

    private Networks() {}

    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder().seed(1).activation(Activation.TANH);
    }

    private static VariationalAutoencoder.Builder variational(int width, int latents, int... encoder) {
        return new VariationalAutoencoder.Builder()
                .nIn(width)
                .nOut(latents)
                .encoderLayerSizes(encoder)
                .decoderLayerSizes(encoder)
                .reconstructionDistribution(new GaussianReconstructionDistribution(Activation.IDENTITY))
                .pzxActivationFunction(Activation.IDENTITY);
    }

    /** The encoder that all engines build, as one layer. */
    static MultiLayerNetwork twoLayers() {
        MultiLayerNetwork network = new MultiLayerNetwork(settings()
                .list()
                .layer(variational(TwoLayers.WIDTH, TwoLayers.LATENTS, TwoLayers.HIDDEN)
                        .build())
                .build());
        network.init();
        network.setParam("0_e0W", Graphs.array(TwoLayers.HIDDEN_WEIGHTS, TwoLayers.WIDTH, TwoLayers.HIDDEN));
        network.setParam("0_e0b", Graphs.array(TwoLayers.HIDDEN_BIAS, 1, TwoLayers.HIDDEN));
        network.setParam("0_pZXMeanW", Graphs.array(TwoLayers.MEAN_WEIGHTS, TwoLayers.HIDDEN, TwoLayers.LATENTS));
        network.setParam("0_pZXMeanb", Graphs.array(TwoLayers.MEAN_BIAS, 1, TwoLayers.LATENTS));
        network.setParam(
                "0_pZXLogStd2W", Graphs.array(TwoLayers.LOG_VARIANCE_WEIGHTS, TwoLayers.HIDDEN, TwoLayers.LATENTS));
        network.setParam("0_pZXLogStd2b", Graphs.array(TwoLayers.LOG_VARIANCE_BIAS, 1, TwoLayers.LATENTS));
        return network;
    }

    /** One layer over images of 64 by 64. */
    static MultiLayerNetwork pixels() {
        MultiLayerNetwork network = new MultiLayerNetwork(
                settings().list().layer(variational(4096, 3, 8).build()).build());
        network.init();
        return network;
    }

    /** Convolution, then a variational layer of two encoder layers with a bounded posterior, then a classifier. */
    static MultiLayerNetwork images() {
        MultiLayerNetwork network = new MultiLayerNetwork(settings()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).stride(2, 2).nOut(4).build())
                .layer(variational(0, 3, 6, 5)
                        .pzxActivationFunction(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 1))
                .build());
        network.init();
        return network;
    }

    /** A graph of a dense layer, a variational one and a classifier. */
    static ComputationGraph graph() {
        ComputationGraph network = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("image")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder().nIn(TwoLayers.WIDTH).nOut(9).build(),
                        "image")
                .addLayer("posterior", variational(9, 3, 6).build(), "dense")
                .addLayer(
                        "label",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(3)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "posterior")
                .setOutputs("label")
                .build());
        network.init();
        return network;
    }

    /** A graph without a variational layer, but with outputs that say what they are. */
    static ComputationGraph twoOutputs() {
        ComputationGraph network = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                        "hidden",
                        new DenseLayer.Builder()
                                .nIn(TwoLayers.WIDTH)
                                .nOut(TwoLayers.HIDDEN)
                                .build(),
                        "x")
                .addLayer("z_mean", linear(), "hidden")
                .addLayer("z_log_var", linear(), "hidden")
                .setOutputs("z_mean", "z_log_var")
                .build());
        network.init();
        return network;
    }

    private static OutputLayer linear() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(TwoLayers.HIDDEN)
                .nOut(TwoLayers.LATENTS)
                .activation(Activation.IDENTITY)
                .build();
    }

    static Path save(Model network, Path folder, String name) {
        Path file = folder.resolve(name + ".zip");
        try {
            ModelSerializer.writeModel(network, file.toFile(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}

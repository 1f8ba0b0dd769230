package org.teasel.adapters.onnx;

import static org.teasel.adapters.network.example.TwoLayers.HIDDEN;
import static org.teasel.adapters.network.example.TwoLayers.LATENTS;
import static org.teasel.adapters.network.example.TwoLayers.WIDTH;

import java.nio.file.Path;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;

/** The encoder that all engines build, as an ONNX file: also for the tests of other adapters. */
public final class TwoLayersModel {

    private TwoLayersModel() {}

    /** Writes the file into a folder. */
    public static Path write(Path folder) {
        OnnxModel model = new OnnxModel("two-layers")
                .input(TwoLayers.INPUT, ElementType.FLOAT, -1, WIDTH)
                .constant("A", TwoLayers.HIDDEN_WEIGHTS, WIDTH, HIDDEN)
                .constant("a", TwoLayers.HIDDEN_BIAS, HIDDEN)
                .constant("M", TwoLayers.MEAN_WEIGHTS, HIDDEN, LATENTS)
                .constant("m", TwoLayers.MEAN_BIAS, LATENTS)
                .constant("V", TwoLayers.LOG_VARIANCE_WEIGHTS, HIDDEN, LATENTS)
                .constant("v", TwoLayers.LOG_VARIANCE_BIAS, LATENTS)
                .node("Gemm", "before", TwoLayers.INPUT, "A", "a")
                .node("Tanh", "hidden", "before")
                .node("Gemm", TwoLayers.MEAN, "hidden", "M", "m")
                .node("Gemm", TwoLayers.LOG_VARIANCE, "hidden", "V", "v")
                .output(TwoLayers.MEAN, ElementType.FLOAT, -1, LATENTS)
                .output(TwoLayers.LOG_VARIANCE, ElementType.FLOAT, -1, LATENTS);
        return ModelFiles.write(model, folder);
    }
}

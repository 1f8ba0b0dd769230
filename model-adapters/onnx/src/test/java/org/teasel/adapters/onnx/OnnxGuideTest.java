package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.guide.Guide;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;

class OnnxGuideTest {

    @TempDir
    Path folder;

    @Test
    void theCodeRuns() throws Exception {
        Path encoder = Files.move(ModelFiles.write(encoder(), folder), folder.resolve("encoder.onnx"));
        assertThat(Guide.section("ONNX")
                        .with("encoder.onnx", encoder.toString())
                        .run(folder, "org.teasel.adapters.onnx"))
                .contains("mig Defined[", "dci Defined[");
    }

    /** Two random layers over images of 64 by 64. */
    private static OnnxModel encoder() {
        return new OnnxModel("tiny")
                .input("image", ElementType.FLOAT, -1, 1, 64, 64)
                .constant("wm", random(1), 4096, 3)
                .constant("bm", new float[3], 3)
                .constant("ws", random(2), 4096, 3)
                .constant("bs", new float[] {-3, -3, -3}, 3)
                .node("Flatten", "flat", "image")
                .node("Gemm", "mean", "flat", "wm", "bm")
                .node("Gemm", "logvar", "flat", "ws", "bs")
                .output("mean", ElementType.FLOAT, -1, 3)
                .output("logvar", ElementType.FLOAT, -1, 3);
    }

    private static float[] random(long seed) {
        Random random = new Random(seed);
        float[] weights = new float[4096 * 3];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) random.nextGaussian() / 64;
        }
        return weights;
    }
}

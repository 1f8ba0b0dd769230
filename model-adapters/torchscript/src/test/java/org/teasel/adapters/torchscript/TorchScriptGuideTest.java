package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.guide.Guide;

class TorchScriptGuideTest {

    @TempDir
    Path folder;

    @Test
    void theCodeRuns() throws Exception {
        Path encoder = Files.move(encoder().write(folder), folder.resolve("encoder.pt"));
        assertThat(Guide.section("TorchScript")
                        .with("encoder.pt", encoder.toString())
                        .run(folder, "org.teasel.adapters.torchscript"))
                .contains("mig Defined[", "dci Defined[");
    }

    /** A random layer over images of 64 by 64. */
    private static TinyArchive encoder() {
        Random random = new Random(1);
        float[] weights = new float[4096 * 3];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) random.nextGaussian() / 64;
        }
        return TinyArchive.floats()
                .parameter("weight", weights, 3, 4096)
                .forward(
                        "Tuple[Tensor, Tensor]",
                        "mean = torch.linear(torch.flatten(image, 1), self.weight)",
                        "logvar = torch.full_like(mean, -3)",
                        "return (mean, logvar)");
    }
}

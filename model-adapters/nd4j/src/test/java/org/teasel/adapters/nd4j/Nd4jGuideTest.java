package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.adapters.guide.Guide;

class Nd4jGuideTest {

    @TempDir
    Path folder;

    @Test
    void theCodeRunsANetwork() throws Exception {
        Path network = Networks.save(Networks.pixels(), folder, "network");
        assertThat(Guide.section("ND4J and DL4J")
                        .with("network.zip", network.toString())
                        .run(folder, "org.teasel.adapters.nd4j"))
                .contains("mig Defined[", "dci Defined[");
    }

    @Test
    void theCodeRunsAGraph() throws Exception {
        SameDiff graph = SameDiff.create();
        SDVariable image = graph.placeHolder("image", DataType.FLOAT, -1, 4096);
        SDVariable weights =
                graph.var("weights", Nd4j.randn(DataType.FLOAT, 4096, 3).divi(64));
        image.mmul("mean", weights);
        image.mmul(weights).sub("logvar", 3);
        Path file = Graphs.save(graph, folder, "encoder");
        assertThat(Guide.section("ND4J and DL4J")
                        .with("Dl4jEncoderProvider", "SameDiffEncoderProvider")
                        .with("network.zip", file.toString())
                        .with("mig,dci", "mig")
                        .run(folder, "org.teasel.adapters.nd4j"))
                .contains("mig Defined[");
    }

    @Test
    void theCodeScoresArrays() throws Exception {
        assertThat(Guide.section("Arrays of ND4J")
                        .run(
                                folder,
                                "org.teasel.adapters.nd4j",
                                "org.nd4j.linalg.api.ndarray",
                                "org.nd4j.linalg.api.buffer",
                                "org.nd4j.linalg.factory"))
                .contains("mig Defined[");
    }
}
